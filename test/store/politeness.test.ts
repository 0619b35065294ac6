/** What a failing server is spared. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { runs, turnedOff, unproven } from './arbitraries.ts';
import { inPage } from './page.ts';
import type { RecordFault } from './system-of-record.ts';

/** A system of record that fails always in the same way. */
const failing: fc.Arbitrary<RecordFault> = fc.oneof(
  fc.record({
    status: fc.constantFrom(401, 404, 408, 429, 500, 502, 503, 504),
    applied: fc.boolean(),
    retryAfter: fc.constantFrom(undefined, '0', '1', '60'),
  }),
  fc.constantFrom<RecordFault>({ lost: true }, { answer: 'lost' }, { before: 60_000 }),
);

test('one click against a failing upstream makes at most three PATCHes and three GETs there', async () => {
  const property = fc.asyncProperty(failing, fc.option(unproven), (fault, onTheWay) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.record.requests = [];
      page.record.faults = Array.from({ length: 20 }, () => fault);
      if (onTheWay) page.network.faults = [onTheWay];
      store.set({ changelog: 'unsubscribed' });
      store.save();
      await page.time.untilQuiet();
      assert.ok(page.asked('PATCH') <= 3, `${page.asked('PATCH')} PATCHes`);
      assert.ok(page.asked('GET') <= 3, `${page.asked('GET')} GETs`);
      assert.equal(page.patches.length, 1);
    }),
  );
  await fc.assert(property, runs);
});

test('Retry-After is waited for, up to 30 seconds, whatever is asked for meanwhile', async () => {
  const front = fc.record({
    status: fc.constantFrom(429, 503),
    retryAfter: fc.constantFrom(
      '1',
      '7',
      '30',
      '3600',
      '999999999999',
      'Fri, 31 Dec 2999 23:59:59 GMT',
    ),
  });
  const acts = fc.array(fc.constantFrom('load', 'retry', 'resume', 'save', 'discard'), {
    maxLength: 4,
  });
  const property = fc.asyncProperty(front, acts, ({ status, retryAfter }, taken) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.network.faults = [{ front: { status, retryAfter } }];
      store.set(turnedOff(['changelog']));
      store.save();
      await page.time.pass(10);
      const asked = page.network.requests.length;
      const start = Date.now();
      for (const act of taken) store[act as 'load']();
      await page.time.untilQuiet();
      const seconds = Math.min(Number(retryAfter) || 30, 30);
      const next = page.network.requests[asked];
      assert.ok(next, 'nothing was asked any more');
      assert.ok(next.at - start >= seconds * 1000 - 10, `asked after ${next.at - start} ms`);
      assert.ok(next.at - start <= 30_000, `asked after ${next.at - start} ms`);
    }),
  );
  await fc.assert(property, runs);
});
