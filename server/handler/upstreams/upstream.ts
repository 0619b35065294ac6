/** A system of record for email preferences, behind one small interface. */
import type {
  ConsentHistory,
  ConsentRoute,
  ContactEmailPreferences,
  PreferenceChanges,
} from '../../contract/contract.ts';

/** What an upstream is told about the request it serves. */
export interface UpstreamContext {
  /** Aborted when the caller has gone away. */
  signal?: AbortSignal;
  /** Identifies the request in both systems' logs. */
  requestId: string;
  /** Which surface the request came by; kept with a change as evidence. */
  route: ConsentRoute;
  /** The `jti` of the token that allowed it. */
  tokenId?: string;
}

/** Which page of a consent log. */
export interface HistoryPage {
  /** At most so many changes, 1 to 100. */
  limit: number;
  /** From `nextCursor` of the page before. */
  cursor?: string;
}

/**
 * Reads and changes a contact's email preferences.
 *
 * Every method throws an `ApiError`: 404 `resource_not_found` when no customer has the user id,
 * 502 `upstream_unauthorized`, `upstream_unavailable` or `upstream_invalid_response`,
 * 504 `upstream_timeout`, 429 `rate_limited`.
 */
export interface Upstream {
  getEmailPreferences(userId: string, context: UpstreamContext): Promise<ContactEmailPreferences>;
  updateEmailPreferences(
    userId: string,
    changes: PreferenceChanges,
    context: UpstreamContext,
  ): Promise<ContactEmailPreferences>;
  /**
   * A page of the contact's consent log; missing where the system of record keeps none. Throws 400
   * `invalid_cursor` besides.
   */
  getHistory?(userId: string, page: HistoryPage, context: UpstreamContext): Promise<ConsentHistory>;
}
