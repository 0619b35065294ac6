/** A system of record for email preferences, behind one small interface. */

import type { Channel } from 'fb-email-preferences/preferences';
import type * as z from 'zod/mini';
import type {
  ConsentHistory,
  ConsentRoute,
  ContactEmailPreferences,
  PreferenceChanges,
} from '../../contract/contract.ts';

/** What is measured of an upstream while one request is served. */
export interface UpstreamTrace {
  /** The requests that were sent to the system, repeated ones included. */
  attempts: number;
  /** The status of its last answer; not set while there is none. */
  upstreamStatus?: number | undefined;
  /** The time that the upstream took, with the waits between attempts, in milliseconds. */
  upstreamMs?: number;
  /** Set once the system has accepted a change. */
  accepted?: AcceptedChange;
}

/** A change of a person's preferences that the system of record has accepted. */
export interface AcceptedChange {
  /** The contact's external user id. */
  userId: string;
  /** The statuses that were asked for, by key. */
  changes: PreferenceChanges;
  /** The surface that the request came by. */
  surface: ConsentRoute;
}

/** The request that an upstream is called for. */
export interface UpstreamContext {
  /** Aborted when the caller disconnects. */
  signal?: AbortSignal;
  /** Identifies the request in both systems' logs. */
  requestId: string;
  /** The surface that the request came by; kept with a change as evidence. */
  route: ConsentRoute;
  /** The `jti` of the token that allowed it. */
  tokenId?: string;
  /**
   * For the log. An upstream of your own adds 1 to `attempts` before each request that it sends, and
   * sets `upstreamStatus` when it is answered.
   */
  trace?: UpstreamTrace;
  /** The reader's `Accept-Language`, for a system that names its own categories. */
  languages?: string | undefined;
}

/** The range of one page of a consent log. */
export interface HistoryPage {
  /** At most so many changes, 1 to 100. */
  limit: number;
  /** The `nextCursor` of the page before. */
  cursor?: string;
}

/** What may be asked of an upstream, and what its answers may hold. */
export interface UpstreamContract {
  /** The body of a PATCH: which keys there can be, from a list or by pattern. */
  update: z.ZodMiniType<{ preferences: PreferenceChanges }>;
  /** An answer. What the schema does not name is stripped. */
  answer: z.ZodMiniType<ContactEmailPreferences>;
  /**
   * Changes preferences after it has refused what is locked. Missing where nothing is ever locked,
   * and where the upstream's own update refuses that.
   */
  changeUnlocked?(
    upstream: Upstream,
    ...change: Parameters<Upstream['updateEmailPreferences']>
  ): Promise<ContactEmailPreferences>;
}

/**
 * Reads and changes a contact's email preferences.
 *
 * Every method throws an `ApiError`: 404 `resource_not_found` when no customer has the user id,
 * 403 `preference_locked`, 501 `upstream_unsupported`, 502 `upstream_unauthorized`,
 * `upstream_unavailable` or `upstream_invalid_response`, 504 `upstream_timeout`, 429 `rate_limited`.
 */
export interface Upstream {
  /** By which way its messages reach people. Default `email`. */
  channel?: Channel;
  /**
   * Default: fixed keys, `all` and the categories of the handler, and statuses alone. Give
   * `describedContract({ keys: 'served' })` where the system names its own categories.
   */
  contract?: UpstreamContract;
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
