/** When a system of record is asked again, and who waits for whom: on a clock of the test's own. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type RetryLimits, withRetries } from '../../server/handler/upstreams/retry.ts';
import { createTurns } from '../../server/handler/upstreams/turns.ts';
import { RetryableFailure, unavailable } from '../../server/handler/upstreams/upstream-errors.ts';
import { ApiError } from '../../server/http/api-error.ts';
import { sleep, VirtualTime } from '../store/virtual-time.ts';

let time: VirtualTime;
let restore: () => void;
beforeEach(() => {
  const { random } = Math;
  time = new VirtualTime();
  const giveBack = time.install();
  Math.random = () => 0.5;
  restore = () => {
    Math.random = random;
    giveBack();
  };
});
afterEach(() => restore());

type Attempt = (signal: AbortSignal) => Promise<string>;

/** Runs these attempts, then the last one again, and tells when each has begun and how it ended. */
async function tries(attempts: Attempt[], limits: Partial<RetryLimits> = {}) {
  const begun: number[] = [];
  const result = withRetries(
    (signal) => {
      begun.push(time.now);
      return (attempts[begun.length - 1] ?? attempts.at(-1) ?? assert.fail())(signal);
    },
    { attemptMs: 4000, totalMs: 10_000, ...limits },
  );
  const ended = result.then(
    (answer) => ({ answer, error: undefined }),
    (error: ApiError) => ({ answer: undefined, error }),
  );
  await time.untilQuiet();
  const { answer, error } = await ended;
  return { begun, answer, error, now: time.now };
}

const fails =
  (retryAfterMs?: number): Attempt =>
  async () => {
    throw new RetryableFailure(unavailable(undefined, retryAfterMs), retryAfterMs);
  };

/** Answers after so many milliseconds, unless it is given up before. */
const answers =
  (milliseconds: number): Attempt =>
  (signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      setTimeout(() => resolve('answer'), milliseconds);
    });

describe('an attempt that fails', () => {
  test('is made three times, with a random wait that doubles', async () => {
    const { begun, error, now } = await tries([fails()]);
    assert.deepEqual(begun, [0, 100, 300]);
    assert.equal(error?.code, 'upstream_unavailable');
    assert.equal(now, 300, 'no timer is left');
  });

  test('is made once more, and its answer is the answer', async () => {
    const { begun, answer, now } = await tries([fails(), async () => 'answer']);
    assert.deepEqual([begun, answer, now], [[0, 100], 'answer', 100]);
  });

  test('waits as long as it is asked to, also not at all', async () => {
    assert.deepEqual((await tries([fails(700)])).begun, [0, 700, 1400]);
    const start = time.now;
    assert.deepEqual((await tries([fails(0)])).begun, [start, start, start]);
  });

  test('is not made again where the wait does not fit into the budget', async () => {
    const fits = await tries([fails(999)], { totalMs: 1000 });
    assert.deepEqual(fits.begun, [0, 999]);
    const start = time.now;
    const { begun, error } = await tries([fails(1000)], { totalMs: 1000 });
    assert.deepEqual(begun, [start]);
    assert.equal(error?.headers['Retry-After'], '1');
  });

  test('with any other error is made once', async () => {
    const cause = new TypeError('a bug');
    const { begun, error } = await tries([() => Promise.reject(cause)]);
    assert.deepEqual(begun, [0]);
    assert.equal(error as unknown, cause);
  });
});

describe('an attempt without an answer', () => {
  test('is given up after its time, and then it is a timeout', async () => {
    const { begun, error } = await tries([answers(60_000)]);
    assert.deepEqual(begun, [0, 4100, 8300]);
    assert.equal(error?.code, 'upstream_timeout');
    // The third had what was left of the budget, and the answers of all three came too late.
    assert.ok(error?.cause instanceof Error);
  });

  test('is given up at the end of the budget, and not made again', async () => {
    let aborted: number | undefined;
    const { begun, error } = await tries(
      [
        (signal) => {
          signal.addEventListener('abort', () => {
            aborted = time.now;
          });
          return answers(3000)(signal);
        },
      ],
      { totalMs: 500 },
    );
    assert.deepEqual([begun, aborted, error?.code], [[0], 500, 'upstream_timeout']);
  });

  test('may take all of its time', async () => {
    const { begun, answer } = await tries([answers(3999)]);
    assert.deepEqual([begun, answer], [[0], 'answer']);
  });
});

describe('a caller who has gone', () => {
  test('ends the attempt, and there is no other', async () => {
    const caller = new AbortController();
    setTimeout(() => caller.abort(), 50);
    const { begun, error } = await tries([answers(1000)], { signal: caller.signal });
    assert.deepEqual(begun, [0]);
    assert.deepEqual([error?.status, error?.code], [499, 'client_closed_request']);
  });

  test('before the attempt, ends it at its beginning', async () => {
    let wasAborted = false;
    const { error } = await tries(
      [
        async (signal) => {
          wasAborted = signal.aborted;
          throw new Error('aborted');
        },
      ],
      { signal: AbortSignal.abort() },
    );
    assert.equal(wasAborted, true);
    assert.equal(error?.code, 'client_closed_request');
  });

  test('is not listened to any more once there is an answer', async () => {
    const caller = new AbortController();
    let signal: AbortSignal | undefined;
    await tries(
      [
        async (given) => {
          signal = given;
          return 'answer';
        },
      ],
      { signal: caller.signal },
    );
    caller.abort();
    assert.equal(signal?.aborted, false);
  });
});

describe('turns', () => {
  /** What happens, and when. */
  function scene(maxWaitMs = 1000) {
    const takeTurn = createTurns(maxWaitMs);
    const log: string[] = [];
    const begin = (key: string, name: string, milliseconds: number, isFailure = false) =>
      takeTurn(key, async () => {
        log.push(`${name} begins at ${time.now}`);
        await sleep(milliseconds);
        if (isFailure) throw new Error(name);
        return name;
      });
    return { log, begin };
  }

  test('of one key come one after the other, of different keys at once', async () => {
    const { log, begin } = scene();
    const results = Promise.all([
      begin('a', 'first', 100),
      begin('a', 'second', 100),
      begin('a', 'third', 100),
      begin('b', 'other', 100),
    ]);
    await time.untilQuiet();
    assert.deepEqual(await results, ['first', 'second', 'third', 'other']);
    assert.deepEqual(log, [
      'first begins at 0',
      'other begins at 0',
      'second begins at 100',
      'third begins at 200',
    ]);
    assert.equal(time.now, 300, 'no timer is left');
  });

  test('come also after one that has failed, whose failure is its own', async () => {
    const { log, begin } = scene();
    const failed = assert.rejects(begin('a', 'first', 50, true), /first/);
    const second = begin('a', 'second', 0);
    await time.untilQuiet();
    await failed;
    assert.equal(await second, 'second');
    assert.deepEqual(log, ['first begins at 0', 'second begins at 50']);
  });

  test('are waited for no longer than the limit', async () => {
    const { log, begin } = scene(1000);
    begin('a', 'first', 5000);
    begin('a', 'second', 0);
    await time.untilQuiet();
    assert.deepEqual(log, ['first begins at 0', 'second begins at 1000']);
  });

  test('are not waited for once they have ended', async () => {
    const { log, begin } = scene();
    begin('a', 'first', 10);
    await time.untilQuiet();
    begin('a', 'second', 10);
    assert.equal(log.at(-1), 'second begins at 10');
    await time.untilQuiet();
  });
});

test('an error of the upstream is one that the handler can answer with', () => {
  const answer = unavailable();
  const failure = new RetryableFailure(answer, 5);
  assert.ok(answer instanceof ApiError);
  assert.deepEqual([failure.answer, failure.retryAfterMs], [answer, 5]);
  assert.deepEqual([failure.message, failure.cause], [answer.message, answer]);
});
