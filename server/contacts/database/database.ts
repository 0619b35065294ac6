/**
 * The database under the contacts service: SQLite, Turso or D1 behind one type, and the migrations
 * that bring it up to date. Nothing here needs Node, so that it runs in a Worker.
 */
import { sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { ContactsDatabaseError } from './database-error.ts';
import type { DatabaseHandle } from './handle.ts';
import contactsMigration from './migrations/0001-contacts.ts';
import companiesMigration from './migrations/0002-companies.ts';
import searchMigration from './migrations/0003-search.ts';
import foldedMigration from './migrations/0004-folded.ts';
import suppressionsMigration from './migrations/0005-suppressions.ts';
import categoriesMigration from './migrations/0006-categories.ts';

/**
 * What the queries need. Writes are `batch`es, which both libSQL and D1 run as one transaction; D1
 * has no other kind.
 *
 * The first statement of a batch must be a write. A transaction that reads first and then writes is
 * refused by SQLite, without waiting, when another process wrote in between.
 */
export type Queries = BaseSQLiteDatabase<'async', unknown> & Pick<LibSQLDatabase, 'batch'>;

/**
 * Hashes an address or a user id.
 *
 * @param value the address, folded, or the user id
 * @returns HMAC-SHA-256, 64 hexadecimal digits; another one for the same text of the other kind
 */
export type SuppressionHash = (kind: 'email' | 'user', value: string) => Promise<string>;

/** A database that has been brought up to date, and what belongs to it. */
export type ContactsDatabase = Queries & {
  /** Hashes an address or a user id for the list of opt-outs. */
  readonly suppressionHash: SuppressionHash;
  /** Where searches run, if not among the other queries. */
  readonly searches?: Queries;
  /** Removes the traces of what was deleted; without it, the database does so by itself. */
  erase?(): void;
};

/** Hides the driver: what a program that opens a database is given. */
export function handleOf(database: ContactsDatabase): DatabaseHandle {
  return database as unknown as DatabaseHandle;
}

/** What {@link handleOf} has hidden. */
export function databaseOf(handle: DatabaseHandle): ContactsDatabase {
  return handle as unknown as ContactsDatabase;
}

/**
 * Runs statements as a single transaction.
 *
 * @param statements the first of them a write
 * @returns the result of each
 */
export async function runBatch(
  database: Queries,
  statements: readonly BatchItem<'sqlite'>[],
): Promise<unknown[]> {
  return database.batch(statements as [BatchItem<'sqlite'>]);
}

/**
 * Runs writes and then one read as a single transaction.
 *
 * @param writes at least one
 * @returns the rows of `read`
 */
export async function writeAndRead<Read extends BatchItem<'sqlite'>>(
  database: Queries,
  writes: readonly BatchItem<'sqlite'>[],
  read: Read,
): Promise<Awaited<Read>> {
  return (await runBatch(database, [...writes, read])).at(-1) as Awaited<Read>;
}

/** In the order in which they are applied. A released one is never edited: add another. */
export const MIGRATIONS: readonly (readonly string[])[] = [
  contactsMigration,
  companiesMigration,
  searchMigration,
  foldedMigration,
  suppressionsMigration,
  categoriesMigration,
];

/**
 * Brings a database up to date: applies, in order, each migration that it has not seen. Each is one
 * transaction together with the row that records it, so two processes may start on one new file.
 *
 * @param database an empty database, or one made by this or an earlier version
 * @throws {ContactsDatabaseError} `database_too_new`
 */
export async function migrate(database: Queries): Promise<void> {
  await database.run(
    sql`CREATE TABLE IF NOT EXISTS contacts_migrations (version INTEGER PRIMARY KEY)`,
  );
  const applied = await appliedMigrations(database);
  if (applied > MIGRATIONS.length) {
    throw new ContactsDatabaseError(
      'database_too_new',
      `This database has had ${applied} migrations; this version of fb-email-preferences knows ${MIGRATIONS.length}. Use a later version.`,
    );
  }
  for (const [index, statements] of MIGRATIONS.entries()) {
    const version = index + 1;
    if (version <= applied) continue;
    try {
      await database.batch([
        // Raw, because Drizzle's batch on D1 binds no parameters to a raw statement.
        database.run(sql.raw(`INSERT INTO contacts_migrations (version) VALUES (${version})`)),
        ...statements.map((statement) => database.run(sql.raw(statement))),
      ]);
    } catch (error) {
      // Another process may have applied it since we looked; then the row above is a duplicate.
      if ((await appliedMigrations(database)) < version) throw error;
    }
  }
}

async function appliedMigrations(database: Queries): Promise<number> {
  const row = await database.get<{ version: number | null }>(
    sql`SELECT max(version) AS version FROM contacts_migrations`,
  );
  return row?.version ?? 0;
}
