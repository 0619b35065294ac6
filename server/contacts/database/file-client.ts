/** A SQLite file behind libSQL's interface: one connection writes, one reads, one thread searches. */
import type { Client, InArgs, InStatement } from '@libsql/client';
import { openConnection } from './connection.ts';
import { createErasure } from './erasure.ts';
import { watchFiles } from './file-watch.ts';
import { prepareReader, prepareWriter } from './prepare-connection.ts';
import { createSearchThread } from './search-thread.ts';

/** An open file. */
export interface OpenFile {
  /** Sends single `SELECT`s to the connection that reads, and everything else to the one that writes. */
  client: Client;
  /** Runs single `SELECT`s in a thread of its own. */
  searches: Client;
  /** Takes what was deleted out of the write-ahead log, soon. */
  erase(): void;
  close(): void;
}

/**
 * Opens a file. In WAL mode a reader never waits for a writer, so that a lock held by another process
 * delays writes only.
 *
 * @param url `file:` and a path
 */
export async function openFile(url: string): Promise<OpenFile> {
  let check = () => {};
  const writer = await openConnection(url, prepareWriter, () => check());
  const reader = await openConnection(url, prepareReader, () => check()).catch((error) => {
    writer.close();
    throw error;
  });
  const { rows } = await reader.execute('SELECT file FROM pragma_database_list');
  check = watchFiles(String(rows[0]?.[0]));
  const thread = createSearchThread(url);
  const erasure = createErasure(writer);
  // What a process had no time to erase before it ended.
  erasure.erase();

  const client = {
    execute: (statement: InStatement | string, args?: InArgs) => {
      const text = typeof statement === 'string' ? statement : statement.sql;
      const connection = /^\s*select\b/i.test(text) ? reader : writer;
      return connection.execute(statement as string, args);
    },
    batch: writer.batch,
  };
  return {
    client: asClient(client),
    searches: asClient({
      execute: (statement: InStatement | string) => {
        check();
        return thread.execute(statement);
      },
    }),
    erase: erasure.erase,
    close() {
      erasure.stop();
      thread.close();
      reader.close();
      writer.close();
    },
  };
}

/** The part of libSQL's client that Drizzle calls here. */
function asClient(calls: Pick<Client, 'execute'> & Partial<Pick<Client, 'batch'>>): Client {
  return calls as Client;
}
