/** The key that opt-outs are hashed with, so that what is kept of a person names nobody. */
import { eq, inArray } from 'drizzle-orm';
import type { Queries, SuppressionHash } from './database.ts';
import { ContactsDatabaseError } from './database-error.ts';
import { settings, suppressions } from './schema.ts';

/** Names in `contacts_settings`. */
const SECRET = 'suppression_secret';
const CHECK = 'suppression_key_check';

/**
 * Opens the key of a database.
 *
 * A plain hash of an address is not enough: every address in a leaked list could be hashed and
 * compared. With the operator's key, the file alone does not tell whose opt-outs it holds. Without
 * one, a random secret is made once and kept in the file: the hashes are then as safe as the file.
 *
 * The identity secret is not used for this: operators replace it, and with it every opt-out would be
 * forgotten. For the same reason a database remembers which key it was used with, as a hash.
 *
 * @param key the operator's key; undefined for the secret in the database
 * @throws {ContactsDatabaseError} `suppression_key_mismatch` when opt-outs were kept with another key
 */
export async function openSuppressionKey(
  database: Queries,
  key: string | undefined,
): Promise<SuppressionHash> {
  const secret = key ?? (await secretInDatabase(database));
  const hash = secret === undefined ? undefined : await hasher(secret);
  const check = await hash?.('email', 'check');
  if (check !== undefined) {
    await database.insert(settings).values({ name: CHECK, value: check }).onConflictDoNothing();
  }
  if (hash && (await setting(database, CHECK)) === check) return hash;
  if ((await database.select().from(suppressions).limit(1)).length > 0) throw mismatch(key);
  // Nothing was hashed with the other key, so there is nothing to lose.
  await database.delete(settings).where(inArray(settings.name, [CHECK, SECRET]));
  return openSuppressionKey(database, key);
}

/** The secret in the database, made when there is no key yet; undefined when another key is in use. */
async function secretInDatabase(database: Queries): Promise<string | undefined> {
  const stored = await setting(database, SECRET);
  if (stored !== undefined) return stored;
  if ((await setting(database, CHECK)) !== undefined) return undefined;
  const value = hex(crypto.getRandomValues(new Uint8Array(32)));
  await database.insert(settings).values({ name: SECRET, value }).onConflictDoNothing();
  // Another process may have been first; its secret is the one.
  return setting(database, SECRET);
}

async function setting(database: Queries, name: string): Promise<string | undefined> {
  const [row] = await database.select().from(settings).where(eq(settings.name, name));
  return row?.value;
}

async function hasher(secret: string): Promise<SuppressionHash> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return async (kind, value) =>
    hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(`${kind}\0${value}`))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function mismatch(key: string | undefined): ContactsDatabaseError {
  return new ContactsDatabaseError(
    'suppression_key_mismatch',
    key === undefined
      ? 'The opt-outs in this database were kept with a CONTACTS_SUPPRESSION_KEY: set it again.'
      : 'The opt-outs in this database were kept with another key: set CONTACTS_SUPPRESSION_KEY to the earlier one, or leave it out if there was none.',
  );
}
