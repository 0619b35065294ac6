/** What the state says after each act: errors, results, and changes that need no request any more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveStatus } from '../../component/preferences.ts';
import { PreferencesError } from '../../component/preferences-error.ts';
import { createStore } from '../../component/preferences-store.ts';
import type { Reading } from '../../component/reading.ts';
import type { Statuses } from '../../component/store.ts';
import { ENDPOINT } from './handler.ts';
import { inPage, TOKEN } from './page.ts';

const OFF: Statuses = { changelog: 'unsubscribed' };

test('a closed gate stops whatever is subscribed, an open one nothing', () => {
  assert.equal(effectiveStatus('unsubscribed', 'subscribed'), 'unsubscribed');
  assert.equal(effectiveStatus('unsubscribed', 'unsubscribed'), 'unsubscribed');
  assert.equal(effectiveStatus('subscribed', 'subscribed'), 'subscribed');
  assert.equal(effectiveStatus('subscribed', 'unsubscribed'), 'unsubscribed');
});

test('a new store knows nothing, and wants nothing', () => {
  const store = createStore({}, () => assert.fail());
  assert.deepEqual(store.state, {
    status: 'loading',
    saved: {},
    wanted: {},
    inFlight: {},
    queued: {},
    failed: {},
    justSaved: {},
    unknown: [],
    changedElsewhere: [],
  });
  assert.deepEqual(store.unsaved, {});
});

test('a change that somebody else has made meanwhile need not be sent any more', async () => {
  await inPage(async (page) => {
    const { store, events } = await page.open();
    page.network.online = false;
    store.set({ ...OFF, postUpdates: 'unsubscribed' });
    store.save();
    await page.time.untilQuiet();
    assert.equal(store.state.status, 'offline');
    page.record.statuses.changelog = 'unsubscribed';
    page.network.online = true;
    store.load();
    await page.time.untilQuiet();
    assert.deepEqual(page.patches.slice(1), [{ postUpdates: 'unsubscribed' }]);
    assert.deepEqual(store.unsaved, {});
    assert.equal(events.at(-1)?.type, 'save');
  });
});

test('a change that waits and is locked meanwhile is not sent', async () => {
  const sent: Statuses[] = [];
  const reading: Reading = { saved: { all: 'subscribed', changelog: 'subscribed' }, details: {} };
  let isOffline = true;
  const store = createStore(
    { token: 'x' },
    async (_source, changes) => {
      if (changes) sent.push(changes);
      if (isOffline) throw new PreferencesError('offline', 'There is no connection.');
      return { ...reading, details: { changelog: { locked: 'required' } } };
    },
    reading,
  );
  store.set({ ...OFF, unheardOf: 'subscribed' });
  await store.save(['changelog']);
  assert.deepEqual(sent, [OFF]);
  isOffline = false;
  await store.load();
  await store.save([]);
  assert.deepEqual(sent, [OFF]);
  assert.deepEqual(store.state.queued, {});
});

test('what is discarded while a save waits for its time is not sent', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    page.network.faults = [{ front: { status: 503, retryAfter: '5' } }];
    store.load();
    await page.time.pass(10);
    store.set(OFF);
    store.save();
    await page.time.pass(1000);
    store.discard();
    await page.time.untilQuiet();
    assert.deepEqual(page.patches, []);
  });
});

test('after a refusal the stored status is known: to want it back needs no request', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    page.network.faults = [{ withoutToken: true }];
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    assert.deepEqual(store.state.failed, OFF);
    assert.equal(page.patches.length, 1);
    store.set({ changelog: 'subscribed' });
    assert.deepEqual(store.state.failed, {});
    assert.equal(store.state.error, undefined);
    store.save();
    await page.time.untilQuiet();
    assert.equal(page.patches.length, 1);
  });
});

test('after an unknown outcome was read, to want the stored status back needs no request either', async () => {
  await inPage(async (page) => {
    const { store, events } = await page.open();
    page.network.faults = [{ answer: 'lost' }];
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    assert.deepEqual(store.state.saved.changelog, 'unsubscribed');
    const saved = events.find(({ type }) => type === 'save');
    assert.deepEqual(saved, { type: 'save', changes: OFF, preferences: store.state.saved });
    store.set({ changelog: 'subscribed' });
    store.set(OFF);
    assert.deepEqual(store.unsaved, {});
    store.save();
    await page.time.untilQuiet();
    assert.equal(page.patches.length, 1);
  });
});

test('two saves that may have been tried more than once are confirmed by one reading', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    page.network.faults = [{ after: 4000 }, { after: 4000 }];
    for (const status of ['unsubscribed', 'subscribed'] as const) {
      store.set({ changelog: status });
      store.save();
      await page.time.pass(4500);
    }
    const before = page.sent('GET').length;
    await page.time.pass(15_000);
    assert.equal(page.sent('GET').length, before);
    await page.time.untilQuiet();
    assert.equal(page.sent('GET').length, before + 1);
  });
});

test('a reading that is tried again is loading, without the error of the last', async () => {
  await inPage(async (page) => {
    for (const act of ['load', 'retry', 'resume'] as const) {
      page.network.faults = [{ front: { status: 404 } }, { after: 1000 }];
      const { store } = await page.open({ endpoint: ENDPOINT, token: TOKEN });
      assert.equal(store.state.status, 'failed');
      // To change something now changes nothing about that.
      store.set({});
      assert.equal(store.state.error?.code, 'endpoint_wrong');
      store[act]();
      await page.time.pass(500);
      assert.deepEqual([store.state.status, store.state.error], ['loading', undefined], act);
      await page.time.untilQuiet();
      assert.equal(store.state.status, 'ready', act);
    }
  });
});

test('an error stands until what has failed is changed, saved or discarded', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    page.network.faults = [{ withoutToken: true }];
    store.set({ ...OFF, postUpdates: 'unsubscribed' });
    store.save();
    await page.time.untilQuiet();
    const codeOf = () => store.state.error?.code;
    assert.equal(codeOf(), 'token_invalid');
    store.set({ postComments: 'unsubscribed' });
    assert.equal(codeOf(), 'token_invalid');
    store.set(OFF);
    assert.equal(codeOf(), 'token_invalid');
    store.set({ postUpdates: 'subscribed' });
    assert.equal(codeOf(), undefined);
    store.discard();
    assert.deepEqual(store.unsaved, {});

    page.network.faults = [{ withoutToken: true }];
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    assert.equal(codeOf(), 'token_invalid');
    const requests = page.network.requests.length;
    store.discard();
    await page.time.untilQuiet();
    assert.deepEqual([codeOf(), store.state.failed], [undefined, {}]);
    assert.equal(page.network.requests.length, requests);

    page.network.faults = [{ answer: 'lost' }, { lost: true }, { lost: true }];
    store.set(OFF);
    store.save();
    await page.time.pass(1000);
    assert.deepEqual(store.state.unknown, ['changelog']);
    store.set(OFF);
    assert.equal(codeOf(), 'network');
  });
});

test('what was just saved, and what others have changed, is said until the next change', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    page.record.statuses.postUpdates = 'unsubscribed';
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    assert.deepEqual(store.state.justSaved, OFF);
    assert.deepEqual(store.state.changedElsewhere, ['postUpdates']);
    assert.equal(store.state.status, 'saved');
    store.set({ postComments: 'unsubscribed' });
    assert.deepEqual(store.state.justSaved, {});
    assert.deepEqual(store.state.changedElsewhere, []);
    assert.equal(store.state.status, 'ready');
  });
});
