/** Opens the contacts service's database on Cloudflare D1. */
import { drizzle } from 'drizzle-orm/d1';
import { handleOf } from './database.ts';
import type { DatabaseHandle, DatabaseOptions } from './handle.ts';
import { prepareDatabase } from './prepare.ts';

/** A D1 database, as `@cloudflare/workers-types` describes it: as far as it is used here. */
export interface D1Binding {
  prepare(query: string): object;
  batch(statements: never[]): Promise<object[]>;
}

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
  binding: D1Binding,
  options: DatabaseOptions = {},
): Promise<DatabaseHandle> {
  const database = drizzle(binding as unknown as Parameters<typeof drizzle>[0]);
  return handleOf(await prepareDatabase(database, options));
}
