/** Searches in a thread of their own, so that no other request waits for one. */
import { Worker } from 'node:worker_threads';
import type { InStatement, InValue, ResultSet, Row } from '@libsql/client';

/** What the thread is asked. */
export interface Question {
  id: number;
  statement: InStatement;
}

/** What it answers. Rows are lists: a row's accessors by name and by position do not pass threads. */
export type Answer =
  | { id: number; columns: string[]; columnTypes: string[]; rows: unknown[][] }
  | { id: number; error: { message: string; code: string | undefined } };

interface Waiting {
  resolve(result: ResultSet): void;
  reject(error: Error): void;
}

/** Runs single statements that only read. */
export interface SearchThread {
  execute(statement: InStatement | string, args?: unknown): Promise<ResultSet>;
  /** Ends the thread once it has done what it was asked. */
  close(): void;
}

/** This file's neighbour, as TypeScript and as JavaScript. */
const WORKER = import.meta.url.replace(/search-thread(\.[jt]s)$/, 'search-worker$1');

/**
 * Makes the thread; it starts with the first search.
 *
 * @param url `file:` and a path
 */
export function createSearchThread(url: string): SearchThread {
  let worker: Worker | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const started = new Worker(new URL(WORKER), { workerData: { url } });
    // The thread alone does not keep the process running; a search that it is asked for does.
    started.unref();
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ('error' in answer) asked?.reject(toError(answer.error));
      else asked?.resolve(toResultSet(answer));
    });
    started.on('error', fail);
    started.on('exit', () => fail(new Error('The thread that searches has ended.')));
    return started;

    function fail(error: Error): void {
      if (worker === started) worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    }
  }

  return {
    execute(statement) {
      worker ??= start();
      const id = ++lastId;
      const question: Question = {
        id,
        statement: typeof statement === 'string' ? { sql: statement } : statement,
      };
      return new Promise<ResultSet>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.ref();
        worker?.postMessage(question);
      });
    },
    close() {
      worker?.postMessage('close');
    },
  };
}

function toError({ message, code }: { message: string; code: string | undefined }): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

/** The rows as libSQL gives them: values by position and by name. */
function toResultSet({ columns, columnTypes, rows }: Exclude<Answer, { error: unknown }>) {
  const named = rows.map((values) => {
    const row: Record<string | number, unknown> = {};
    Object.defineProperty(row, 'length', { value: values.length });
    for (const [index, value] of values.entries()) {
      Object.defineProperty(row, index, { value, enumerable: false });
      row[columns[index] ?? index] = value as InValue;
    }
    return row as unknown as Row;
  });
  return {
    columns,
    columnTypes,
    rows: named,
    rowsAffected: 0,
    lastInsertRowid: undefined,
    toJSON: () => ({ columns, columnTypes, rows }),
  } satisfies ResultSet;
}
