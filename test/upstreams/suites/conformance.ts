/** What the handler does for a person, whichever system keeps the preferences. */
import assert from 'node:assert/strict';
import Featurebase from 'featurebase-node';
import { signToken } from '../../../server/tokens/index.ts';
import { type Handler, handlerOf } from '../handler.ts';
import { check } from '../results.ts';
import type { RunningSystem, System } from '../systems.ts';

const FIELDS = new Set([
  ...['object', 'contactId', 'userId', 'email', 'preferences'],
  ...['channel', 'recipient', 'blocksReplies'],
]);

export function conformance(system: System, running: () => RunningSystem): void {
  const { name, changeable, locked } = system;
  const [key] = changeable;
  const it = (what: string, run: (handler: Handler, userId: string) => Promise<void>) =>
    check(name, 'conformance', what, async () => {
      const handler = await handlerOf(running().upstream);
      await run(handler, await running().addPerson());
      assert.deepEqual(running().violations(), []);
    });

  it('a person reads their preferences, and nothing beside them', async ({ read }, userId) => {
    const { status, body, text } = await read(userId);
    assert.equal(status, 200);
    for (const field of Object.keys(body)) assert.ok(FIELDS.has(field), field);
    const keys = Object.keys(body.preferences);
    assert.equal(keys[0], 'all', 'the gate comes first');
    assert.deepEqual(new Set(keys), new Set(['all', ...changeable, ...locked]));
    for (const { status, effectiveStatus } of Object.values(body.preferences)) {
      assert.deepEqual([status, effectiveStatus], ['subscribed', 'subscribed']);
    }
    assert.ok(!text.includes('john@example.com'), 'the address is masked');
    assert.equal(body.channel ?? 'email', running().upstream.channel ?? 'email');
  });

  it('each preference is turned off and on again, and no other', async (handler, userId) => {
    for (const changed of changeable) {
      const on = await running().statuses(userId);
      const off = await handler.change(userId, { [changed]: 'unsubscribed' });
      assert.equal(off.status, 200);
      assert.equal(off.body.preferences[changed]?.status, 'unsubscribed');
      assert.deepEqual(await running().statuses(userId), { ...on, [changed]: 'unsubscribed' });
      assert.deepEqual((await handler.read(userId)).body, off.body);
      const again = await handler.change(userId, { [changed]: 'subscribed' });
      assert.equal(again.body.preferences[changed]?.status, 'subscribed');
      assert.deepEqual(await running().statuses(userId), on);
    }
  });

  it('a change that is repeated changes nothing', async ({ change }, userId) => {
    const first = await change(userId, { [key]: 'unsubscribed' });
    for (let repeat = 0; repeat < 3; repeat += 1) {
      assert.deepEqual(await change(userId, { [key]: 'unsubscribed' }), first);
    }
  });

  if (changeable.includes('all') && changeable.length > 1) {
    const [category = ''] = changeable.filter((candidate) => candidate !== 'all');
    it('a closed gate keeps the choices, and decides what is sent', async ({ change }, userId) => {
      await change(userId, { [category]: 'unsubscribed' });
      const closed = await change(userId, { all: 'unsubscribed' });
      for (const { effectiveStatus } of Object.values(closed.body.preferences)) {
        assert.equal(effectiveStatus, 'unsubscribed');
      }
      const open = await change(userId, { all: 'subscribed' });
      assert.equal(open.body.preferences.all?.effectiveStatus, 'subscribed');
      assert.equal(open.body.preferences[category]?.effectiveStatus, 'unsubscribed');
    });

    it('a category can be changed while the gate is closed', async ({ change }, userId) => {
      await change(userId, { all: 'unsubscribed' });
      const { status, body } = await change(userId, { [category]: 'unsubscribed' });
      assert.deepEqual([status, body.preferences[category]?.status], [200, 'unsubscribed']);
      assert.equal(body.preferences.all?.status, 'unsubscribed');
    });
  }

  for (const lockedKey of locked) {
    it(`${lockedKey} is locked, and no change of it is sent`, async (handler, userId) => {
      const before = await handler.read(userId);
      assert.ok(before.body.preferences[lockedKey]?.locked);
      const writes = running().writes();
      const { status, body } = await handler.change(userId, { [lockedKey]: 'unsubscribed' });
      assert.deepEqual([status, body.error?.code], [403, 'preference_locked']);
      assert.equal(body.error?.param, `preferences.${lockedKey}`);
      const whole = await handler.change(userId, {
        [key]: 'unsubscribed',
        [lockedKey]: 'unsubscribed',
      });
      assert.equal(whole.status, 403, 'all of a change, or nothing');
      const same = await handler.change(userId, { [lockedKey]: 'subscribed' });
      assert.deepEqual([same.status, same.body], [200, before.body]);
      assert.equal(running().writes(), writes);
    });
  }

  it('the official client of Featurebase reads and changes', async ({ app, keys }, userId) => {
    const client = new Featurebase({
      apiKey: await signToken(keys, { sub: userId, scope: 'manage' }),
      baseURL: 'https://preferences.example.com',
      fetch: async (input, init) => app.request(String(input), init),
      maxRetries: 0,
    });
    const { emailPreferences } = client.users.contacts.byUserID;
    const before = await emailPreferences.retrieve(userId);
    assert.equal(before.preferences.all.status, 'subscribed');
    const preferences = { [key]: 'unsubscribed' as const };
    const after = await emailPreferences.update(userId, { preferences });
    assert.equal(Reflect.get(after.preferences, key).status, 'unsubscribed');
  });
}
