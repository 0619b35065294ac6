/** Takes what was deleted out of the write-ahead log. */
import type { Connection } from './connection.ts';

/** How soon after a deletion the log is emptied, and how soon again when a reader prevents it. */
const DELAY_MS = 500;

/**
 * Makes a function that empties the write-ahead log soon after it is called.
 *
 * `secure_delete` overwrites what is deleted in the database file, at the next checkpoint; the log
 * still holds earlier pages. `TRUNCATE` checkpoints and then cuts the log to nothing. It cannot while
 * another connection reads an earlier state, so it is tried again until it has succeeded.
 *
 * https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
 */
export function createErasure(writer: Connection): { erase(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  async function empty(): Promise<void> {
    timer = undefined;
    const { rows } = await writer.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    const busy = rows[0]?.[0] !== 0;
    if (busy) erase();
  }
  function erase(): void {
    timer ??= setTimeout(() => void empty().catch(erase), DELAY_MS).unref();
  }
  return { erase, stop: () => clearTimeout(timer) };
}
