/** One connection to a SQLite file, which waits for a lock without blocking the thread. */
import { type Client, createClient, type InArgs, type InStatement } from '@libsql/client';
import { isBusy } from './busy.ts';

/**
 * How long a call waits for another process's lock, in milliseconds, counted from the call: calls
 * that wait for each other wait at the same time.
 */
const BUSY_TIMEOUT_MS = 5_000;

/** The pauses between tries, in milliseconds: chosen at random, so that two processes take turns. */
const PAUSE_MS = { least: 5, most: 50 };

/** Sets up each new connection. */
export type Prepare = (client: Client) => Promise<void>;

/** The calls that the queries make. */
export interface Connection extends Pick<Client, 'execute' | 'batch' | 'close'> {}

/**
 * Opens a connection. One call runs at a time, which costs nothing: calls on a file block the thread
 * anyway.
 *
 * When a statement fails because the file is locked, this version of libSQL leaves it in progress:
 * transactions after it cannot commit, and a single write is reported as done without being
 * committed (tursodatabase/libsql-client-ts#352). So the connection is given up before anything else
 * runs on it.
 *
 * @param url `file:` and a path
 * @param check called before each call; throws when the file is not to be used any more
 */
export async function openConnection(
  url: string,
  prepare: Prepare,
  check: () => void = () => {},
): Promise<Connection> {
  // SQLite's own waiting would block the thread, and every reader with it.
  const client = createClient({ url, concurrency: 1, timeout: 0 });
  let lastCall: Promise<unknown> = Promise.resolve();
  let isPrepared = false;

  /** Tries a call until the file is free, or the time is over. */
  async function retry<Result>(call: () => Promise<Result>, deadline: number): Promise<Result> {
    for (;;) {
      try {
        check();
        if (!isPrepared) await renew();
        return await call();
      } catch (error) {
        if (!isBusy(error)) throw error;
        isPrepared = false;
        if (performance.now() >= deadline || client.closed) throw error;
      }
      await pause();
    }
  }

  /** Replaces the connection: the first one is not set up yet, a later one has failed. */
  async function renew(): Promise<void> {
    await client.reconnect();
    await prepare(client);
    isPrepared = true;
  }

  function inTurn<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) {
    return (...args: Args): Promise<Result> => {
      const deadline = performance.now() + BUSY_TIMEOUT_MS;
      const result = lastCall.then(() => retry(() => call(...args), deadline));
      lastCall = result.catch(() => {});
      return result;
    };
  }

  try {
    await inTurn(async () => {})();
  } catch (error) {
    client.close();
    throw error;
  }
  return {
    execute: inTurn((statement: InStatement | string, args?: InArgs) =>
      typeof statement === 'string' ? client.execute(statement, args) : client.execute(statement),
    ),
    // Takes the lock at its start: a transaction that reads first and then writes is refused, without
    // waiting, when another process wrote in between.
    batch: inTurn((statements: Parameters<Client['batch']>[0]) =>
      client.batch(statements, 'write'),
    ),
    close: () => client.close(),
  };
}

function pause(): Promise<void> {
  const { least, most } = PAUSE_MS;
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
}
