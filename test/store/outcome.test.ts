/** A failure that does not prove that nothing was stored leaves the outcome open until it is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { changes, delay, runs, status, turnedOff, unproven } from './arbitraries.ts';
import { inPage, KEYS } from './page.ts';

test('an unknown outcome is unknown until it is read, and the next wish is always sent', async () => {
  const property = fc.asyncProperty(unproven, status, changes, (fault, next, wanted) =>
    inPage(async (page) => {
      const { store, events } = await page.open();
      page.network.faults = [fault, { lost: true }];
      store.set(wanted);
      const sent = store.state.wanted;
      fc.pre(Object.keys(sent).length > 0);
      store.save();
      await page.time.untilQuiet();
      assert.deepEqual(store.state.unknown, Object.keys(sent));
      assert.deepEqual(store.state.failed, sent);
      assert.equal(events.filter(({ type }) => type === 'error').length, 2);

      const patches = page.patches.length;
      const again = Object.fromEntries(Object.keys(sent).map((key) => [key, next]));
      store.set(again);
      store.save();
      await page.time.untilQuiet();
      assert.deepEqual(page.patches.slice(patches), [again]);
      assert.deepEqual(store.state.unknown, []);
      for (const key of KEYS) assert.equal(store.shown(key), page.record.statuses[key], key);
    }),
  );
  await fc.assert(property, runs);
});

test('a reading tells whether a change of unknown outcome is stored', async () => {
  const property = fc.asyncProperty(unproven, changes, (fault, wanted) =>
    inPage(async (page) => {
      const { store, events } = await page.open();
      page.network.faults = [fault];
      store.set(wanted);
      const sent = store.state.wanted;
      fc.pre(Object.keys(sent).length > 0);
      store.save();
      await page.time.untilQuiet();
      const isStored = Object.entries(sent).every(([k, to]) => page.record.statuses[k] === to);
      assert.deepEqual(store.state.unknown, []);
      assert.deepEqual(store.state.failed, isStored ? {} : sent);
      assert.equal(store.state.status, isStored ? 'saved' : 'ready');
      assert.equal(
        events.some(({ type }) => type === 'save'),
        isStored,
      );
      for (const key of KEYS) assert.equal(store.shown(key), page.record.statuses[key], key);
    }),
  );
  await fc.assert(property, runs);
});

test('Discard reads again what is unknown, and nothing is sent', async () => {
  const property = fc.asyncProperty(unproven, (fault) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.network.faults = [fault, { lost: true }];
      store.set(turnedOff(['changelog']));
      store.save();
      await page.time.untilQuiet();
      page.record.statuses.postUpdates = 'unsubscribed';
      const patches = page.patches.length;
      await Promise.all([store.discard(), page.time.untilQuiet()]);
      assert.equal(page.patches.length, patches);
      assert.deepEqual(store.state.wanted, {});
      assert.deepEqual(store.state.failed, {});
      assert.equal(store.state.error, undefined);
      for (const key of KEYS) assert.equal(store.shown(key), page.record.statuses[key], key);
      assert.ok(store.state.changedElsewhere.includes('postUpdates'));
    }),
  );
  await fc.assert(property, runs);
});

test('a change that may have left before the connection was gone is not sent again by itself', async () => {
  const fault = fc.record({ before: delay, after: delay, lost: fc.boolean() });
  const property = fc.asyncProperty(fault, delay, (lastRequest, wait) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.network.faults = [{ ...lastRequest, after: lastRequest.after + 3000 }];
      store.set(turnedOff(['changelog']));
      store.save();
      await page.time.pass(wait);
      fc.pre(!lastRequest.lost || wait < lastRequest.before);
      page.network.online = false;
      await page.time.pass(5000);
      assert.deepEqual(store.state.unknown, ['changelog']);
      page.network.online = true;
      store.resume();
      await page.time.untilQuiet();
      assert.equal(page.patches.length, 1);
      const isStored = page.record.statuses.changelog === 'unsubscribed';
      assert.deepEqual(store.state.failed, isStored ? {} : turnedOff(['changelog']));
      assert.equal(store.shown('changelog'), page.record.statuses.changelog);
    }),
  );
  await fc.assert(property, runs);
});

test('a change that arrives after the page has given up is found out', async () => {
  const property = fc.asyncProperty(fc.integer({ min: 15_001, max: 30_000 }), (before) =>
    inPage(async (page) => {
      const { store } = await page.open();
      page.network.faults = [{ before }];
      store.set(turnedOff(['changelog']));
      store.save();
      await page.time.untilQuiet();
      assert.equal(page.record.statuses.changelog, 'unsubscribed');
      assert.equal(store.state.status, 'saved');
      assert.deepEqual(store.state.failed, {});
    }),
  );
  await fc.assert(property, runs);
});

test('a first try of the handler that is carried out after a later change is found out', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    // The handler gives up its first try after 4 seconds, and the second succeeds at once.
    page.record.faults = [{ before: 8000 }];
    store.set(turnedOff(['changelog']));
    store.save();
    await page.time.pass(6000);
    assert.equal(store.state.status, 'saved');
    store.set({ changelog: 'subscribed' });
    store.save();
    await page.time.untilQuiet();
    assert.equal(page.record.statuses.changelog, 'unsubscribed');
    assert.equal(store.shown('changelog'), 'unsubscribed');
    assert.deepEqual(store.state.changedElsewhere, ['changelog']);
  });
});
