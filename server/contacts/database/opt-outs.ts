/** When a stored status is a person's opt-out, and how an opt-out is stored. */
import { type SQL, sql } from 'drizzle-orm';
import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import type { Queries } from './database.ts';
import { contactPreferences, contacts } from './schema.ts';
import { byColumn, columnOf } from './stored-status.ts';

/**
 * The condition that a contact's row is an opt-out of a key with a column. Most of these start
 * subscribed, so that `unsubscribed` says it; the changelog starts unsubscribed, and has a mark of its
 * own.
 */
export function isColumnOptOut(key: PreferenceKey): SQL {
  return key === 'changelog'
    ? sql.raw('contacts.changelog_opt_out = 1')
    : sql`${columnOf(key)} = 'unsubscribed'`;
}

/**
 * The condition that a contact's row is an opt-out of any key.
 *
 * @param key an expression
 */
export function isOptOut(key: SQL): SQL {
  const own = sql`EXISTS (SELECT 1 FROM contact_preferences AS chosen
    WHERE chosen.contact_seq = contacts.seq AND chosen.key = ${key}
      AND chosen.status = 'unsubscribed')`;
  return byColumn(key, isColumnOptOut, own);
}

/** What an update of `contacts` sets to store a status that was chosen, rather than imported. */
export function chosen(key: PreferenceKey, status: Status) {
  return key === 'changelog'
    ? { changelog: status, changelogOptOut: status === 'unsubscribed' }
    : { [key]: status };
}

/**
 * What an update of `contacts` sets to opt out of each key with a column where a condition holds.
 */
export function optOutsIf(condition: (key: PreferenceKey) => SQL) {
  return Object.assign({}, ...PREFERENCE_KEYS.map((key) => optOutIf(key, condition(key))));
}

function optOutIf(key: PreferenceKey, condition: SQL) {
  const status = sql`iif(${condition}, 'unsubscribed', ${contacts[key]})`;
  return key === 'changelog'
    ? {
        changelog: status,
        changelogOptOut: sql`iif(${condition}, 1, ${contacts.changelogOptOut})`,
      }
    : { [key]: status };
}

/**
 * A statement that stores statuses of the operator's own categories.
 *
 * @param choices selects `contact_seq`, `key` and `status`, with a `WHERE`
 */
export function storeOwn(database: Queries, choices: SQL) {
  return database
    .insert(contactPreferences)
    .select(choices)
    .onConflictDoUpdate({
      target: [contactPreferences.contactSeq, contactPreferences.key],
      set: { status: sql`excluded.status` },
    });
}
