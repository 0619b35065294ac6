/** The thread that searches run on: a connection of its own, and one query after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { InStatement } from '@libsql/client';
import { openConnection } from './connection.ts';
import { prepareReader } from './prepare-connection.ts';
import type { Answer, Question } from './search-thread.ts';

const { url } = workerData as { url: string };
const connection = openConnection(url, prepareReader);
// Whoever asks is told why it could not be opened.
connection.catch(() => {});

parentPort?.on('message', async (message: Question | 'close') => {
  if (message === 'close') {
    await connection.then((open) => open.close()).catch(() => {});
    parentPort?.close();
    return;
  }
  const { id, statement } = message;
  parentPort?.postMessage(await answer(id, statement));
});

async function answer(id: number, statement: InStatement): Promise<Answer> {
  try {
    const { columns, columnTypes, rows } = await (await connection).execute(statement);
    return { id, columns, columnTypes, rows: rows.map((row) => Array.from(row)) };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return { id, error: { message, code } };
  }
}
