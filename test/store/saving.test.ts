/** What is saved: only what was changed, as it was when the person pressed Save. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { changes, delay, runs, turnedOff } from './arbitraries.ts';
import { ENDPOINT } from './handler.ts';
import { inPage, KEYS, TOKEN } from './page.ts';
import { sleep } from './virtual-time.ts';

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

test('a change made while a save fails is neither lost nor undone by it', async () => {
  const property = fc.asyncProperty(changes, changes, fc.boolean(), (first, second, isSaved) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.network.faults = [{ withoutToken: true, after: 500 }];
      store.set(first);
      fc.pre(Object.keys(store.state.wanted).length > 0);
      store.save();
      await page.time.pass(100);
      store.set(second);
      if (isSaved) store.save();
      await page.time.untilQuiet();
      const { failed } = store.state;
      for (const [key, to] of Object.entries(second)) {
        assert.equal(failed[key] ?? store.shown(key), to, key);
      }
      for (const [key, to] of Object.entries(first)) {
        const isSuperseded = key in second && second[key] !== to;
        const isStored = page.record.statuses[key] === to;
        assert.equal(failed[key], isSuperseded || isStored ? undefined : to, key);
      }
    }),
  );
  await fc.assert(property, runs);
});

test('offline, the last wish for a key is the one that waits', async () => {
  const property = fc.asyncProperty(changes, changes, (first, second) =>
    inPage(async (page) => {
      let answerAfter = 0;
      const tokenProvider = async () => {
        await sleep(answerAfter);
        return TOKEN;
      };
      const { store } = await page.open({ endpoint: ENDPOINT, tokenProvider });
      answerAfter = 500;
      store.source.token = undefined;
      page.network.online = false;
      store.set(first);
      store.save();
      await page.time.pass(100);
      store.set(second);
      store.save();
      await page.time.untilQuiet();
      page.network.online = true;
      store.resume();
      await page.time.untilQuiet();
      for (const [key, to] of Object.entries({ ...first, ...second })) {
        assert.equal(page.record.statuses[key], to, key);
      }
    }),
  );
  await fc.assert(property, runs);
});

test('a page that has been open for long undoes nothing that has happened since, and says it', async () => {
  const property = fc.asyncProperty(changes, changes, (elsewhere, wanted) =>
    inPage(async (page) => {
      const { store } = await page.open();
      const drawn = { ...store.state.saved };
      Object.assign(page.record.statuses, elsewhere);
      store.set(wanted);
      const sent = store.state.wanted;
      fc.pre(Object.keys(sent).length > 0);
      store.save();
      await page.time.untilQuiet();
      assert.deepEqual(page.patches, [sent]);
      const others = KEYS.filter((key) => !(key in sent));
      for (const key of others) {
        assert.equal(page.record.statuses[key], elsewhere[key] ?? drawn[key], key);
        assert.equal(store.shown(key), page.record.statuses[key], key);
      }
      const changed = others.filter((key) => page.record.statuses[key] !== drawn[key]);
      assert.deepEqual([...store.state.changedElsewhere].sort(), changed.sort());
      assert.equal(store.state.status, 'saved');
    }),
  );
  await fc.assert(property, runs);
});
