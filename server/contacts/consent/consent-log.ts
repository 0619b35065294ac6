/** The consent log: who changed which preference, from what to what, when, and by which route. */
import { and, type SQL, sql } from 'drizzle-orm';
import type { Statuses } from 'fb-email-preferences/preferences';
import type { StoredRoute } from '../database/consent-routes.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { consentLog, contacts } from '../database/schema.ts';
import { storedStatus } from '../database/stored-status.ts';

/** Where a change came from. */
export interface ConsentOrigin {
  route: StoredRoute;
  /** The `jti` of the token that allowed it. */
  tokenId?: string | undefined;
  /** Identifies the request in the handler's log. */
  requestId?: string | undefined;
}

/**
 * A statement that appends changes, for use in the batch that makes them and before it: the status
 * before is copied from what is stored. A key whose status is that already is left out.
 *
 * @param change `changes` are the new statuses by key; `where` picks the contact; `now` in milliseconds
 */
export function logChanges(
  database: ContactsDatabase,
  change: {
    changes: Statuses;
    now: number;
    origin: ConsentOrigin;
    where: SQL | undefined;
  },
) {
  const { changes, now, origin, where } = change;
  const before = storedStatus(sql`given.key`);
  return database.insert(consentLog).select(
    sql`SELECT NULL, ${contacts.id}, ${contacts.userId}, given.key, ${before}, given.value, ${now},
        ${origin.route}, ${origin.tokenId ?? null}, ${origin.requestId ?? null}
      FROM ${contacts}, json_each(${JSON.stringify(changes)}) AS given
      WHERE ${and(where, sql`${before} <> given.value`)}`,
  );
}
