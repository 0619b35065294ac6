/** Older answers never win, and readings are not asked for one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Statuses } from '../../component/preferences.ts';
import { changes, delay, runs, turnedOff } from './arbitraries.ts';
import type { NetworkFault } from './network.ts';
import { inPage, KEYS } from './page.ts';

test('older answers never win: what was last changed, by anybody, is shown after one reading', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('save' as const), changes }),
    // Another tab or a one-click changes something and tells this page.
    fc.record({ do: fc.constant('elsewhere' as const), changes }),
    fc.record({ do: fc.constant('load' as const), changes: fc.constant<Statuses>({}) }),
  );
  const steps = fc.array(fc.tuple(step, delay), { maxLength: 12 });
  const network = fc.array(fc.record({ before: delay, after: delay }), { maxLength: 12 });
  const property = fc.asyncProperty(steps, network, (taken, faults) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.network.faults = faults;
      for (const [{ do: act, changes: made }, wait] of taken) {
        if (act === 'save') {
          store.set(made);
          store.save();
        } else {
          Object.assign(page.record.statuses, made);
          store.load();
        }
        await page.time.pass(wait);
      }
      await page.time.untilQuiet();
      assert.deepEqual(store.state.wanted, {});
      for (const key of KEYS) assert.equal(store.shown(key), page.record.statuses[key], key);
    }),
  );
  await fc.assert(property, { numRuns: 4 * runs.numRuns });
});

test('a reading that a save overtakes is asked again, also when the save is refused', async () => {
  const outcome = fc.constantFrom<NetworkFault>({}, { withoutToken: true }, { lost: true });
  const property = fc.asyncProperty(outcome, delay, delay, (fault, wait, slowness) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.record.statuses.postUpdates = 'unsubscribed';
      page.network.faults = [{ after: 3000 }, { ...fault, before: slowness }];
      store.load();
      await page.time.pass(wait);
      const gets = page.sent('GET').length;
      store.set(turnedOff(['changelog']));
      store.save();
      await page.time.pass(1);
      page.record.statuses.postComments = 'unsubscribed';
      await page.time.untilQuiet();
      assert.ok(page.sent('GET').length > gets, 'it was not asked again');
      for (const key of KEYS) assert.equal(store.shown(key), page.record.statuses[key], key);
    }),
  );
  await fc.assert(property, runs);
});

test('calls to load are answered together', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.constantFrom(0, 1, 40), { minLength: 1, maxLength: 30 }),
    (waits) =>
      inPage(async (page) => {
        const { store } = await page.open();
        const before = page.sent('GET').length;
        page.network.faults = [{ after: 5000 }];
        for (const wait of waits) {
          store.load();
          await page.time.pass(wait);
        }
        await page.time.untilQuiet();
        const gets = page.sent('GET').length - before;
        assert.ok(gets <= 2, `${gets} GETs for ${waits.length} calls`);
      }),
  );
  await fc.assert(property, runs);
});

test('a reading that is asked for while one is under way comes after it, once', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    const gets = page.sent('GET').length;
    page.network.faults = [{ after: 3000 }];
    store.load();
    await page.time.pass(100);
    page.record.statuses.postComments = 'unsubscribed';
    store.load();
    store.load();
    await page.time.untilQuiet();
    assert.equal(store.shown('postComments'), 'unsubscribed');
    assert.equal(page.sent('GET').length, gets + 2);
  });
});
