/** Brings a database up to date in every respect, and opens what belongs to it. */

import { type ContactsDatabase, migrate, type Queries } from './database.ts';
import { ContactsDatabaseError } from './database-error.ts';
import { foldContacts } from './fold-contacts.ts';
import type { DatabaseOptions } from './handle.ts';
import { suppressEarlierOptOuts } from './suppress-earlier.ts';
import { openSuppressionKey } from './suppression-key.ts';

/** The shortest key, in characters. */
const MIN_KEY_LENGTH = 32;

/**
 * Applies migrations, and what SQL alone cannot do: folding in every script, and hashing.
 *
 * @throws {ContactsDatabaseError} `database_too_new`, `suppression_key_mismatch`,
 *   `suppression_key_too_short`
 */
export async function prepareDatabase(
  queries: Queries,
  { suppressionKey }: DatabaseOptions,
): Promise<ContactsDatabase> {
  if (suppressionKey !== undefined && suppressionKey.length < MIN_KEY_LENGTH) {
    throw new ContactsDatabaseError(
      'suppression_key_too_short',
      `CONTACTS_SUPPRESSION_KEY has to have at least ${MIN_KEY_LENGTH} characters, such as those that npx fb-email-preferences secret prints.`,
    );
  }
  await migrate(queries);
  await foldContacts(queries);
  const suppressionHash = await openSuppressionKey(queries, suppressionKey);
  const database = Object.assign(queries, { suppressionHash });
  await suppressEarlierOptOuts(database);
  return database;
}
