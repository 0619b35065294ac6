/** What is saved: only what was changed, as it was when the person pressed Save. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { changes, delay, runs, turnedOff } from './arbitraries.ts';
import { inPage, KEYS } from './page.ts';

test('a save is a snapshot: what is changed later is not sent along', async () => {
  const property = fc.asyncProperty(
    changes,
    changes,
    changes,
    delay,
    fc.boolean(),
    (first, second, later, slowness, isOffline) =>
      inPage(async (page) => {
        const { store } = await page.open();
        page.network.faults = [{ after: slowness }];
        page.network.online = !isOffline;
        store.set(first);
        store.save();
        await page.time.pass(1);
        store.set(second);
        store.save();
        store.set(later);
        page.network.online = true;
        store.resume();
        await page.time.untilQuiet();

        const saved = { ...page.record.statuses };
        const snapshots = [first, second].flatMap((snapshot) => Object.entries(snapshot));
        for (const change of page.patches.flatMap((patch) => Object.entries(patch))) {
          assert.ok(
            snapshots.some(([key, to]) => key === change[0] && to === change[1]),
            `${change} was sent, and not saved`,
          );
        }
        // The last snapshot of each key is stored; what was staged after it is still there to save.
        for (const [key, to] of Object.entries({ ...first, ...second })) {
          assert.equal(saved[key], to, key);
        }
        for (const [key, to] of Object.entries(later)) assert.equal(store.shown(key), to, key);
        await Promise.all([store.save(), page.time.untilQuiet()]);
        for (const [key, to] of Object.entries(later)) {
          assert.equal(page.record.statuses[key], to, key);
        }
      }),
  );
  await fc.assert(property, runs);
});

test('only the keys that are named are saved', async () => {
  const property = fc.asyncProperty(changes, fc.subarray([...KEYS]), (staged, keys) =>
    inPage(async (page) => {
      const { store } = await page.open();
      store.set(staged);
      await Promise.all([store.save(keys), page.time.untilQuiet()]);
      const off = Object.keys(staged).filter((key) => staged[key] === 'unsubscribed');
      const sent = off.filter((key) => keys.includes(key));
      assert.deepEqual(page.patches, sent.length > 0 ? [turnedOff(sent)] : []);
      const rest = off.filter((key) => !keys.includes(key));
      assert.deepEqual(store.unsaved, turnedOff(rest));
    }),
  );
  await fc.assert(property, runs);
});
