/** A libSQL client for a file, which recovers after another process kept the file locked. */
import { type Client, createClient } from '@libsql/client';
import { isBusy } from './busy.ts';

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a file.
 *
 * When a statement fails because the file is locked, this version of libSQL leaves it in progress:
 * transactions after it cannot commit, and a single write is reported as done without being
 * committed (tursodatabase/libsql-client-ts#352). So the connection is given up before anything else
 * runs on it. That needs one connection and one call at a time, which costs nothing: calls on a file
 * block the thread anyway.
 *
 * @param url `file:` and a path
 * @param prepare sets up each new connection
 */
export async function openFile(
  url: string,
  prepare: (client: Client) => Promise<void>,
): Promise<Client> {
  const client = createClient({ url, concurrency: 1, timeout: BUSY_TIMEOUT_MS });
  let lastCall: Promise<unknown> = Promise.resolve();

  /** Calls wait for each other, and for the new connection that follows a busy one. */
  function inTurn<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) {
    return (...args: Args): Promise<Result> => {
      const result = lastCall.then(() => call(...args));
      lastCall = result.catch(async (error: unknown) => {
        if (!isBusy(error) || client.closed) return;
        await client.reconnect();
        await prepare(client);
      });
      return result;
    };
  }

  try {
    await prepare(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return Object.assign(Object.create(client), {
    execute: inTurn(client.execute.bind(client)),
    batch: inTurn(client.batch.bind(client)),
    close: () => client.close(),
  });
}
