/** Opens the contacts service's database in a SQLite file, or on a libSQL server such as Turso. */
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { ContactsDatabase } from './database.ts';
import { openFile } from './file-client.ts';
import { type DatabaseOptions, prepareDatabase } from './prepare.ts';

/** An open database, and how to close it. */
export interface OpenContactsDatabase {
  database: ContactsDatabase;
  /** Closes the file or the connection. Everything acknowledged is already on disk. */
  close(): void;
}

/** How to open a file or a server. */
export interface FileOrServerOptions extends DatabaseOptions {
  /** The credential of a libSQL server such as Turso. */
  authToken?: string | undefined;
}

/**
 * Opens a database, creates it when it is not there, and brings it up to date.
 *
 * @param url `file:` and a path, or `libsql:`/`https:` and a server
 * @param options `authToken`: the credential of a libSQL server
 * @returns the database and `close()`
 * @throws {LibsqlError} when the file cannot be opened or the server not reached
 * @throws {Error} when the database was made by a later version of this package
 * @example
 * const { database, close } = await openContactsDatabase('file:contacts.db');
 * const app = createContactsApp({ database, apiKey: process.env.FEATUREBASE_API_KEY });
 */
export async function openContactsDatabase(
  url: string,
  { authToken, ...options }: FileOrServerOptions = {},
): Promise<OpenContactsDatabase> {
  const client = url.startsWith('file:')
    ? await openFile(url, prepareConnection)
    : createClient({ url, ...(authToken && { authToken }) });
  try {
    const database = await prepareDatabase(drizzle(client), options);
    return { database, close: () => client.close() };
  } catch (error) {
    client.close();
    throw error;
  }
}

/** https://www.sqlite.org/pragma.html#pragma_synchronous */
const SYNCHRONOUS_FULL = 2;

async function prepareConnection(client: Client): Promise<void> {
  // Readers do not wait for a writer.
  await client.execute('PRAGMA journal_mode = WAL');
  // What is deleted is overwritten with zeros: a deleted person leaves nothing in the file.
  await client.execute('PRAGMA secure_delete = ON');
  // A commit is on disk before it is acknowledged. It is libSQL's default, and checked because a
  // change of driver could silently lose it.
  const { rows } = await client.execute('PRAGMA synchronous');
  if (rows[0]?.[0] !== SYNCHRONOUS_FULL) {
    throw new Error('This build of SQLite does not sync every commit: PRAGMA synchronous.');
  }
}
