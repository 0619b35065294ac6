/** Whatever happens, there is a way on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { changes, runs, turnedOff } from './arbitraries.ts';
import { inPage } from './page.ts';

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
