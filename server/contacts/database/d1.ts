/** Opens the contacts service's database on Cloudflare D1. */
import { drizzle } from 'drizzle-orm/d1';
import type { ContactsDatabase } from './database.ts';
import { type DatabaseOptions, prepareDatabase } from './prepare.ts';

/**
 * Wraps a D1 binding and brings the database up to date. Once a Worker instance is enough: keep the
 * promise.
 *
 * @param binding the D1 database, as the Worker's environment gives it
 * @param options `suppressionKey`: what opt-outs are hashed with
 * @throws {ContactsDatabaseError} `database_too_new`, `suppression_key_mismatch`,
 *   `suppression_key_too_short`
 * @example
 * const database = await openContactsD1(env.CONTACTS);
 * const app = createContactsApp({ database, apiKey: env.FEATUREBASE_API_KEY });
 */
export async function openContactsD1(
  binding: Parameters<typeof drizzle>[0],
  options: DatabaseOptions = {},
): Promise<ContactsDatabase> {
  return prepareDatabase(drizzle(binding), options);
}
