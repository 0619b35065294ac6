/** The consent log: who changed which preference, from what to what, when, and by which route. */
import { type SQL, sql } from 'drizzle-orm';
import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import type { StoredRoute } from '../database/consent-routes.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { consentLog, contacts } from '../database/schema.ts';

/** Where a change came from. */
export interface ConsentOrigin {
  route: StoredRoute;
  /** The `jti` of the token that allowed it. */
  tokenId?: string | undefined;
  /** Identifies the request in the handler's log. */
  requestId?: string | undefined;
}

/**
 * A statement that appends the change of one key, for use in the batch that makes the change and
 * before it: `from` is copied from the contact's row.
 *
 * @param change `where` picks the contact if its status is not `to` yet; `now` in milliseconds
 */
export function logChange(
  database: ContactsDatabase,
  change: {
    key: PreferenceKey;
    to: Status;
    now: number;
    origin: ConsentOrigin;
    where: SQL | undefined;
  },
) {
  const { key, to, now, origin, where } = change;
  // Drizzle wants every column of the target, in its order.
  return database.insert(consentLog).select(
    database
      .select({
        seq: sql<number>`NULL`.as('seq'),
        contactId: contacts.id,
        userId: contacts.userId,
        key: sql<PreferenceKey>`${key}`.as('key'),
        from: contacts[key],
        to: sql<Status>`${to}`.as('to_status'),
        changedAt: sql<number>`${now}`.as('changed_at'),
        route: sql<StoredRoute>`${origin.route}`.as('route'),
        tokenId: sql<string | null>`${origin.tokenId ?? null}`.as('token_id'),
        requestId: sql<string | null>`${origin.requestId ?? null}`.as('request_id'),
      })
      .from(contacts)
      .where(where),
  );
}
