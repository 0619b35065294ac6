/** The settings of each connection to a SQLite file. */
import type { Client } from '@libsql/client';

/** https://www.sqlite.org/pragma.html#pragma_synchronous */
const SYNCHRONOUS_FULL = 2;

/** Sets up the connection that writes. */
export async function prepareWriter(client: Client): Promise<void> {
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

/** Sets up a connection that only reads. */
export async function prepareReader(client: Client): Promise<void> {
  await client.execute('PRAGMA query_only = ON');
}
