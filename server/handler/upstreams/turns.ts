/** Runs work of the same key one after the other, within one process. */

/** Runs `work` once what was begun before under the same key has ended, or `maxWaitMs` have passed. */
export type TakeTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * A queue a key, for changes that read, merge and write a whole list. It covers one process: isolates
 * at the edge share no memory, so it narrows the window between a read and a write, and does not close it.
 *
 * @param maxWaitMs the longest wait. Some runtimes end a request that others wait for, and a promise
 *   that nobody settles any more would otherwise hold up everything after it
 */
export function createTurns(maxWaitMs: number): TakeTurn {
  const latest = new Map<string, Promise<void>>();
  return (key, work) => {
    const before = latest.get(key);
    const result = before ? settledWithin(before, maxWaitMs).then(work) : work();
    const ended = result.then(
      () => {},
      () => {},
    );
    latest.set(key, ended);
    ended.then(() => {
      if (latest.get(key) === ended) latest.delete(key);
    });
    return result;
  };
}

function settledWithin(promise: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
