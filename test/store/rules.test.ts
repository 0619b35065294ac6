/** The rules of the store, each by itself, over whatever happens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Status, Statuses } from '../../component/preferences.ts';
import type { NetworkFault } from './network.ts';
import { inPage, KEYS } from './page.ts';
import type { RecordFault } from './system-of-record.ts';

const runs = { numRuns: 40 };

const key = fc.constantFrom(...KEYS);
const status = fc.constantFrom<Status>('subscribed', 'unsubscribed');
const changes = fc.dictionary(key, status, { minKeys: 1, noNullPrototype: true });
const delay = fc.constantFrom(0, 5, 50, 400, 2000);

/** Failures that leave open whether a PATCH was carried out. */
const unproven: fc.Arbitrary<NetworkFault> = fc.constantFrom<NetworkFault>(
  { lost: true },
  { answer: 'lost' },
  { answer: 'cut' },
  { before: 16_000, lost: true },
  { after: 16_000 },
  { front: { status: 500 } },
  { front: { status: 502, type: 'application/json', body: '{"error":{"code":"x"}}' } },
  { front: { status: 429, type: 'application/json', body: '{"error":{"code":"x"}}' } },
  { front: { status: 408, type: 'application/json', body: '{"error":{"code":"x"}}' } },
  { front: { status: 504 } },
  { front: { status: 404 } },
  { front: { status: 200 } },
  { front: { status: 429 } },
);

/** A system of record that fails always in the same way. */
const failing: fc.Arbitrary<RecordFault> = fc.oneof(
  fc.record({
    status: fc.constantFrom(401, 404, 408, 429, 500, 502, 503, 504),
    applied: fc.boolean(),
    retryAfter: fc.constantFrom(undefined, '0', '1', '60'),
  }),
  fc.constantFrom<RecordFault>({ lost: true }, { answer: 'lost' }, { before: 60_000 }),
);

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
  await fc.assert(property, { numRuns: 150 });
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

test('from offline it goes on by any sign of a connection, and nothing was sent before', async () => {
  const signs = ['resume', 'load', 'save', 'retry'] as const;
  const property = fc.asyncProperty(fc.constantFrom(...signs), changes, (sign, wanted) =>
    inPage(async (page) => {
      const { store, events } = await page.open();
      page.network.online = false;
      store.set(wanted);
      fc.pre(Object.keys(store.state.wanted).length > 0);
      store.save();
      await page.time.untilQuiet();
      assert.equal(store.state.status, 'offline');
      assert.deepEqual(store.state.unknown, []);
      assert.deepEqual(page.record.writes, []);
      page.network.online = true;
      await Promise.all([store[sign](), page.time.untilQuiet()]);
      await page.time.untilQuiet();
      assert.equal(store.state.status, 'saved');
      assert.equal(events.at(-1)?.type, 'save');
      for (const [key, to] of Object.entries(wanted)) {
        assert.equal(page.record.statuses[key], to, key);
      }
    }),
  );
  await fc.assert(property, runs);
});

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
  await fc.assert(property, { numRuns: 60 });
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

test('a key that every object inherits is a key like another', async () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
  await inPage(async (page) => {
    const { store } = await page.open();
    for (const name of names) {
      assert.equal(store.shown(name), 'unsubscribed');
      store.set(Object.fromEntries([[name, 'subscribed']]));
      assert.equal(store.shown(name), 'subscribed');
      assert.deepEqual(Object.keys(store.unsaved), [name]);
      await store.discard();
      assert.equal(store.shown(name), 'unsubscribed');
    }
  });
});

test('a listener that throws is reported, and disturbs nobody', async () => {
  await inPage(async (page) => {
    const { store, events } = await page.open();
    const reported: unknown[] = [];
    const report = (error: unknown) => reported.push(error);
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', report);
    try {
      const failure = new Error('thrown by a listener');
      store.subscribe(() => {
        throw failure;
      });
      let heard = 0;
      store.subscribe(() => {
        heard += 1;
      });
      store.set(turnedOff(['changelog']));
      store.save();
      await page.time.untilQuiet();
      assert.equal(store.state.status, 'saved');
      assert.equal(events.at(-1)?.type, 'save');
      assert.equal(page.record.statuses.changelog, 'unsubscribed');
      assert.ok(heard > 0);
      assert.equal(reported.length, heard);
      assert.ok(reported.every((error) => error === failure));
    } finally {
      process.off('uncaughtException', report);
      for (const listener of others) process.on('uncaughtException', listener);
    }
  });
});

function turnedOff(keys: readonly string[]): Statuses {
  return Object.fromEntries(keys.map((name) => [name, 'unsubscribed' as const]));
}
