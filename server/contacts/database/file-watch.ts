/** Notices that a database's files were deleted or replaced while they are open. */
import { statSync } from 'node:fs';
import { ContactsDatabaseError } from './database-error.ts';

/** A database in WAL mode is three files. */
const SUFFIXES = ['', '-wal', '-shm'];

/**
 * Remembers which files are open. SQLite goes on writing to a file that has been deleted: every
 * answer would be a success, and nothing would be there after a restart.
 *
 * @param path the database's file; its log and its index are beside it
 * @returns a check that throws `ContactsDatabaseError` `database_file_gone`
 */
export function watchFiles(path: string): () => void {
  const opened = SUFFIXES.map((suffix) => identity(path + suffix));
  return () => {
    for (const [index, suffix] of SUFFIXES.entries()) {
      if (identity(path + suffix) !== opened[index]) {
        throw new ContactsDatabaseError(
          'database_file_gone',
          'The database file, or its -wal or -shm file, was deleted or replaced while it was open. Put it back, and start the contacts service again.',
        );
      }
    }
  };
}

function identity(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.dev}:${stats.ino}`;
}
