/**
 * The stored status of any preference of a contact, as an expression on a row of `contacts`: the gate
 * and Featurebase's categories are columns, the operator's own are rows of other tables.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import { contacts } from './schema.ts';

/** Whether a key has a column in `contacts`. */
export function hasColumn(key: string): key is PreferenceKey {
  return PREFERENCE_KEYS.some((known) => known === key);
}

/**
 * @param key an expression
 * @returns `subscribed` or `unsubscribed`
 */
export function storedStatus(key: SQL): SQL<Status> {
  return sql<Status>`${byColumn(key, columnOf, chosenOrDefault(key))}`;
}

/** A column of `contacts` with its table, which Drizzle leaves out among selected fields. */
export function columnOf(key: PreferenceKey): SQL {
  return sql.raw(`contacts.${contacts[key].name}`);
}

/**
 * An expression whose value depends on a key: one for each key with a column, and one for others.
 * The keys are written out, because D1 takes a hundred parameters and no more.
 */
export function byColumn(key: SQL, expression: (key: PreferenceKey) => SQL, other: SQL): SQL {
  const cases = PREFERENCE_KEYS.map(
    (known) => sql`WHEN ${sql.raw(`'${known}'`)} THEN ${expression(known)}`,
  );
  return sql`CASE ${key} ${sql.join(cases, sql` `)} ELSE ${other} END`;
}

/** A table of every key that there is or has ever been, in its column `key`. */
export const EVERY_KEY = sql.raw(
  `(SELECT value AS key FROM json_each('${JSON.stringify(PREFERENCE_KEYS)}')
    UNION SELECT key FROM category_defaults)`,
);

/** A key that was never configured here has no default; nobody has asked for its emails. */
function chosenOrDefault(key: SQL): SQL {
  return sql`coalesce(
    (SELECT chosen.status FROM contact_preferences AS chosen
      WHERE chosen.contact_seq = contacts.seq AND chosen.key = ${key}),
    (SELECT initial.status FROM category_defaults AS initial
      WHERE initial.key = ${key} AND initial.from_seq <= contacts.seq
      ORDER BY initial.from_seq DESC LIMIT 1),
    'unsubscribed')`;
}
