/** The store runs without a browser: over real HTTP, for those who draw their own preference center. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { CATEGORIES, GATE, type Status, type Statuses } from '../../component/preferences.ts';
import { userIdOf } from '../../component/preferences-client.ts';
import { createPreferencesStore } from '../../component/store.ts';

const KEYS = [GATE, ...CATEGORIES];

function tokenFor(sub: unknown): string {
  return `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.c2ln`;
}

/** A handler for one person, on loopback, as long as `use` runs. */
async function withHandler(
  use: (endpoint: string, stored: Record<string, Status>, patches: Statuses[]) => Promise<void>,
): Promise<void> {
  const stored: Record<string, Status> = Object.fromEntries(
    KEYS.map((key) => [key, 'subscribed' as const]),
  );
  const patches: Statuses[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    if (request.method === 'PATCH') {
      const { preferences } = JSON.parse(text);
      patches.push(preferences);
      Object.assign(stored, preferences);
    }
    response.setHeader('Content-Type', 'application/json').end(
      JSON.stringify({
        preferences: Object.fromEntries(
          Object.entries(stored).map(([key, status]) => [key, { status }]),
        ),
      }),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, stored, patches);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('reads, stages, saves and tells', async () => {
  await withHandler(async (endpoint, stored, patches) => {
    const store = createPreferencesStore({ endpoint, token: tokenFor('usr_1') });
    const heard: string[] = [];
    const stop = store.subscribe(({ type }) => type === 'state' || heard.push(type));
    await store.load();
    store.set({ changelog: 'unsubscribed' });
    assert.equal(store.shown('changelog'), 'unsubscribed');
    assert.deepEqual(store.unsaved, { changelog: 'unsubscribed' });
    await store.save();
    assert.deepEqual(patches, [{ changelog: 'unsubscribed' }]);
    assert.equal(stored.changelog, 'unsubscribed');
    assert.deepEqual(store.unsaved, {});
    assert.deepEqual(heard, ['load', 'save']);
    stop();
    await store.load();
    assert.deepEqual(heard, ['load', 'save']);
  });
});

test('whatever is clicked in whatever order, what is shown last is what is stored', async () => {
  const click = fc.record({
    key: fc.constantFrom(...KEYS),
    status: fc.constantFrom<Status>('subscribed', 'unsubscribed'),
    wait: fc.boolean(),
  });
  await withHandler(async (endpoint, stored) => {
    const store = createPreferencesStore({ endpoint, token: tokenFor('usr_1') });
    await store.load();
    await fc.assert(
      fc.asyncProperty(fc.array(click, { maxLength: 12 }), async (clicks) => {
        let saved = Promise.resolve();
        for (const { key, status, wait } of clicks) {
          store.set({ [key]: status });
          saved = store.save();
          if (wait) await saved;
        }
        await saved;
        for (const key of KEYS) assert.equal(store.shown(key), stored[key]);
        assert.deepEqual(store.unsaved, {});
      }),
      { numRuns: 50 },
    );
  });
});

test('a user id comes out of a token as it went in, unless it cannot stand in a path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (sub) => {
      const safe = sub !== '.' && sub !== '..';
      assert.equal(userIdOf(tokenFor(sub)), safe ? sub : undefined);
    }),
  );
  for (const token of ['', 'a.b.c', 'x', `e30.${Buffer.from('null').toString('base64url')}.x`]) {
    assert.equal(userIdOf(token), undefined);
  }
  assert.equal(userIdOf(tokenFor('\ud800')), undefined);
});

test('nothing is asked while there is nobody to ask for', async () => {
  const store = createPreferencesStore({ endpoint: 'http://127.0.0.1:1' });
  await store.load();
  assert.equal(store.state.status, 'loading');
});
