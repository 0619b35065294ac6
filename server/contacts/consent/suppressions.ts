/**
 * Opt-outs that outlive their contact: keyed hashes of the address and the user id of whoever opted
 * out, one row for each preference. A contact that is made, gets an address or a user id, or takes in
 * a lead starts from the stricter status. Only {@link liftSuppressions} takes one away.
 *
 * docs/opt-outs.md says why this is kept.
 */
import { and, exists, inArray, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { PreferenceKey } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import type { ContactsDatabase } from '../database/database.ts';
import { isOptOut, optOutsIf, storeOwn } from '../database/opt-outs.ts';
import { consentLog, contacts, suppressions } from '../database/schema.ts';
import { EVERY_KEY, storedStatus } from '../database/stored-status.ts';
import type { ConsentOrigin } from './consent-log.ts';

/** The hashes that name a person in the list of opt-outs. */
export interface Subjects {
  email?: string;
  user?: string;
}

/**
 * @param identity `email` is folded
 */
export async function subjectsOf(
  { suppressionHash }: ContactsDatabase,
  identity: { email?: string | null | undefined; userId?: string | null | undefined },
): Promise<Subjects> {
  const { email, userId } = identity;
  return {
    ...(email == null ? {} : { email: await suppressionHash('email', email) }),
    ...(userId == null ? {} : { user: await suppressionHash('user', userId) }),
  };
}

/**
 * A statement that suppresses, for a subject, each preference that a contact has opted out of.
 *
 * @param where picks the contact's row
 * @param keys default: every key that there has ever been
 */
export function suppressOptOuts(
  database: ContactsDatabase,
  subject: string,
  where: SQL | undefined,
  now: number,
  keys?: readonly string[],
): BatchItem<'sqlite'> {
  const given = keys
    ? sql`(SELECT value AS key FROM json_each(${JSON.stringify(keys)}))`
    : EVERY_KEY;
  return database
    .insert(suppressions)
    .select(
      sql`SELECT ${subject}, given.key, ${now} FROM ${contacts}, ${given} AS given
        WHERE ${and(where, isOptOut(sql`given.key`))}`,
    )
    .onConflictDoNothing();
}

/** A statement that suppresses for one subject, under a condition, what is suppressed for another. */
export function copySuppressions(
  database: ContactsDatabase,
  from: string,
  to: string,
  condition: SQL,
  now: number,
): BatchItem<'sqlite'> {
  return database
    .insert(suppressions)
    .select(
      sql`SELECT ${to}, earlier.key, ${now} FROM ${suppressions} AS earlier
        WHERE earlier.subject = ${from} AND ${condition}`,
    )
    .onConflictDoNothing();
}

/** A statement that ends the suppression of preferences that were explicitly subscribed to again. */
export function liftSuppressions(
  database: ContactsDatabase,
  subjects: Subjects,
  keys: readonly string[],
  condition: SQL,
): BatchItem<'sqlite'> {
  return database
    .delete(suppressions)
    .where(
      and(
        inArray(suppressions.subject, hashesOf(subjects)),
        sql`${suppressions.key} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`,
        condition,
      ),
    );
}

/**
 * Statements that log and store what is suppressed for a contact.
 *
 * @param where picks the contact's row
 */
export function applySuppressions(
  database: ContactsDatabase,
  subjects: Subjects,
  where: SQL | undefined,
  origin: ConsentOrigin,
  now: number,
): BatchItem<'sqlite'>[] {
  const hashes = hashesOf(subjects);
  const suppressed = inArray(suppressions.subject, hashes);
  const given = sql`(SELECT DISTINCT key FROM ${suppressions} WHERE ${suppressed}) AS given`;
  const log = database.insert(consentLog).select(
    sql`SELECT NULL, ${contacts.id}, ${contacts.userId}, given.key, 'subscribed', 'unsubscribed',
        ${now}, 'suppression', NULL, ${origin.requestId ?? null}
      FROM ${contacts}, ${given}
      WHERE ${and(where, sql`${storedStatus(sql`given.key`)} = 'subscribed'`)}`,
  );
  const columns = optOutsIf((key) => isSuppressed(hashes, key));
  const store = database
    .update(contacts)
    .set(columns)
    .where(and(where, exists(database.select().from(suppressions).where(suppressed))));
  const own = storeOwn(
    database,
    sql`SELECT ${contacts.seq}, given.key, 'unsubscribed' FROM ${contacts}, ${given}
      WHERE ${and(where, sql`given.key NOT IN (SELECT value FROM json_each(${COLUMN_KEYS}))`)}`,
  );
  return [log, store, own];
}

/** The keys with a column of their own, as JSON. */
const COLUMN_KEYS = JSON.stringify(PREFERENCE_KEYS);

/** The condition that a preference is suppressed for one of the hashes. */
export function isSuppressed(hashes: readonly string[], key: PreferenceKey): SQL {
  return sql`EXISTS (SELECT 1 FROM ${suppressions}
    WHERE ${inArray(suppressions.subject, [...hashes])} AND ${suppressions.key} = ${key})`;
}

export function hashesOf({ email, user }: Subjects): string[] {
  return [email, user].filter((hash) => hash !== undefined);
}
