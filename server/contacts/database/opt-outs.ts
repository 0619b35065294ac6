/** When a stored status is a person's opt-out. */
import { type SQL, sql } from 'drizzle-orm';
import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import { contacts } from './schema.ts';

/**
 * The condition that a contact's row is an opt-out of a key. Most preferences start subscribed, so
 * that `unsubscribed` says it; the changelog starts unsubscribed, and has a mark of its own.
 */
export function isOptOut(key: PreferenceKey): SQL {
  return key === 'changelog'
    ? sql`${contacts.changelogOptOut} = 1`
    : sql`${contacts[key]} = 'unsubscribed'`;
}

/** What an update of `contacts` sets to store a status that was chosen, rather than imported. */
export function chosen(key: PreferenceKey, status: Status) {
  return key === 'changelog'
    ? { changelog: status, changelogOptOut: status === 'unsubscribed' }
    : { [key]: status };
}

/** What an update of `contacts` sets to opt out of a key where a condition holds. */
export function optOutIf(key: PreferenceKey, condition: SQL) {
  const status = sql`iif(${condition}, 'unsubscribed', ${contacts[key]})`;
  return key === 'changelog'
    ? {
        changelog: status,
        changelogOptOut: sql`iif(${condition}, 1, ${contacts.changelogOptOut})`,
      }
    : { [key]: status };
}

/** An expression whose value depends on the preference key in a column of another table. */
export function byKey(key: SQL, expression: (key: PreferenceKey) => unknown): SQL {
  const cases = PREFERENCE_KEYS.map((known) => sql`WHEN ${known} THEN ${expression(known)}`);
  return sql`CASE ${key} ${sql.join(cases, sql` `)} END`;
}
