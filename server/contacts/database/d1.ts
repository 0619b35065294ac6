/** Opens the contacts service's database on Cloudflare D1. */
import { drizzle } from 'drizzle-orm/d1';
import { type ContactsDatabase, migrate } from './database.ts';

/**
 * Wraps a D1 binding and brings the database up to date. Once a Worker instance is enough: keep the
 * promise.
 *
 * @param binding the D1 database, as the Worker's environment gives it
 * @example
 * const database = await openContactsD1(env.CONTACTS);
 * const app = createContactsApp({ database, apiKey: env.FEATUREBASE_API_KEY });
 */
export async function openContactsD1(
  binding: Parameters<typeof drizzle>[0],
): Promise<ContactsDatabase> {
  const database = drizzle(binding);
  await migrate(database);
  return database;
}
