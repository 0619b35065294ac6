/** Opens the contacts service's database in a SQLite file, or on a libSQL server such as Turso. */
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { handleOf } from './database.ts';
import { explainOpening, readDatabaseUrl } from './database-url.ts';
import { openFile } from './file-client.ts';
import type { DatabaseHandle, DatabaseOptions } from './handle.ts';
import { prepareDatabase } from './prepare.ts';

/** An open database, and how to close it. */
export interface OpenContactsDatabase {
  database: DatabaseHandle;
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
 * @param url `file:` and a path, a path alone, or `libsql:`/`https:` and a server
 * @returns the database and `close()`
 * @throws {ContactsDatabaseError} with a sentence that says why not, for the operator
 * @example
 * const { database, close } = await openContactsDatabase('file:contacts.db');
 * const app = createContactsApp({ database, apiKey: process.env.FEATUREBASE_API_KEY });
 */
export async function openContactsDatabase(
  url: string,
  { authToken, ...options }: FileOrServerOptions = {},
): Promise<OpenContactsDatabase> {
  const address = readDatabaseUrl(url, authToken);
  try {
    return address.isFile
      ? await openSqliteFile(address.url, options)
      : await openServer(address.url, authToken, options);
  } catch (error) {
    throw explainOpening(error, address.isFile);
  }
}

async function openSqliteFile(url: string, options: DatabaseOptions) {
  const file = await openFile(url);
  try {
    const database = await prepareDatabase(drizzle(file.client), options);
    const { searches, erase, close } = file;
    Object.assign(database, { searches: drizzle(searches), erase });
    return { database: handleOf(database), close };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function openServer(url: string, authToken: string | undefined, options: DatabaseOptions) {
  const client = createClient({ url, ...(authToken !== undefined && { authToken }) });
  const close = () => client.close();
  try {
    return { database: handleOf(await prepareDatabase(drizzle(client), options)), close };
  } catch (error) {
    close();
    throw error;
  }
}
