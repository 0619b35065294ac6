/** Opens the contacts service's database in a SQLite file, or on a libSQL server such as Turso. */
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { type ContactsDatabase, migrate } from './database.ts';

/** How long a write waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/** An open database, and how to close it. */
export interface OpenContactsDatabase {
  database: ContactsDatabase;
  /** Closes the file or the connection. Everything acknowledged is already on disk. */
  close(): void;
}

/**
 * Opens a database, creates it when it is not there, and brings it up to date.
 *
 * A file is kept in WAL mode, so that readers do not wait for a writer. libSQL's build of SQLite has
 * `synchronous=FULL` in WAL mode, so that a commit is on disk before it is acknowledged; that is
 * checked here, because a change of driver could silently lose it.
 *
 * @param url `file:` and a path, `file::memory:`, or `libsql:`/`https:` and a server
 * @param options `authToken`: the credential of a libSQL server
 * @returns the database and `close()`
 * @throws {LibsqlError} when the file cannot be opened or the server not reached
 * @example
 * const { database, close } = await openContactsDatabase('file:contacts.db');
 * const app = createContactsApp({ database, apiKey: process.env.FEATUREBASE_API_KEY });
 */
export async function openContactsDatabase(
  url: string,
  options: { authToken?: string } = {},
): Promise<OpenContactsDatabase> {
  const client = createClient({
    url,
    // Calls on a file block the thread, so a second connection would only split the page cache.
    concurrency: 1,
    timeout: BUSY_TIMEOUT_MS,
    ...(options.authToken === undefined ? {} : { authToken: options.authToken }),
  });
  const database = drizzle(client);
  try {
    if (client.protocol === 'file') {
      await client.execute('PRAGMA journal_mode = WAL');
      // What is deleted is overwritten with zeros: a deleted person leaves nothing in the file.
      await client.execute('PRAGMA secure_delete = ON');
      const { rows } = await client.execute('PRAGMA synchronous');
      if (rows[0]?.[0] !== SYNCHRONOUS_FULL) {
        throw new Error('This build of SQLite does not sync every commit: PRAGMA synchronous.');
      }
    }
    await migrate(database);
  } catch (error) {
    client.close();
    throw error;
  }
  return { database, close: () => client.close() };
}

/** https://www.sqlite.org/pragma.html#pragma_synchronous */
const SYNCHRONOUS_FULL = 2;
