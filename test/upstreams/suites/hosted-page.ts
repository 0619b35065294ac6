/** The page with all preferences, without JavaScript, whichever system keeps them. */
import assert from 'node:assert/strict';
import { type Handler, handlerOf } from '../handler.ts';
import { check } from '../results.ts';
import type { RunningSystem, System } from '../systems.ts';

export function hostedPage(
  { name, changeable, locked }: System,
  running: () => RunningSystem,
): void {
  const [key] = changeable;
  const it = (what: string, run: (handler: Handler, userId: string) => Promise<void>) =>
    check(name, 'hosted page', what, async () => {
      const handler = await handlerOf(running().upstream);
      await run(handler, await running().addPerson());
      assert.deepEqual(running().violations(), []);
    });

  it('opening it shows the page, and changes nothing', async ({ app, pagePath }, userId) => {
    const writes = running().writes();
    const response = await app.request(await pagePath(userId));
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.match(page, /<fb-email-preferences/);
    assert.ok(!page.includes('john@example.com'));
    assert.equal(running().writes(), writes);
  });

  it('its form turns a preference off and on again, and no other', async (handler, userId) => {
    const before = await running().statuses(userId);
    const post = async (status: string) => {
      const path = await handler.pagePath(userId);
      const body = await formOf(handler, path);
      body.delete(key);
      body.append(key, status);
      return handler.app.request(path, { method: 'POST', body });
    };
    assert.equal((await post('unsubscribed')).status, 200);
    assert.deepEqual(await running().statuses(userId), { ...before, [key]: 'unsubscribed' });
    assert.equal((await post('subscribed')).status, 200);
    assert.deepEqual(await running().statuses(userId), before);
  });

  it('fields that are no preferences are passed over', async ({ app, pagePath }, userId) => {
    const body = new URLSearchParams({
      [key]: 'unsubscribed',
      [`drawn.${key}`]: 'subscribed',
      '../all': 'x',
      'x y': 'subscribed',
      extension: 'subscribed',
    });
    const response = await app.request(await pagePath(userId), { method: 'POST', body });
    assert.equal(response.status, 200);
    assert.equal((await running().statuses(userId))[key], 'unsubscribed');
  });

  for (const lockedKey of locked) {
    it(`${lockedKey}, which is locked, is not in the form`, async (handler, userId) => {
      const fields = [...(await formOf(handler, await handler.pagePath(userId))).keys()];
      assert.ok(fields.includes(`drawn.${key}`));
      assert.ok(!fields.some((field) => field.includes(lockedKey)), fields.join());
    });

    it(`${lockedKey}, which is locked, may come all the same, and is not sent`, async (handler, userId) => {
      const path = await handler.pagePath(userId);
      const form = (status: string) => {
        const body = new URLSearchParams({
          [key]: 'unsubscribed',
          [`drawn.${key}`]: 'subscribed',
          [lockedKey]: status,
          [`drawn.${lockedKey}`]: 'subscribed',
        });
        return handler.app.request(path, { method: 'POST', body });
      };
      const writes = running().writes();
      assert.equal((await form('unsubscribed')).status, 403);
      assert.equal(running().writes(), writes);
      assert.equal((await form('subscribed')).status, 200);
      assert.equal((await running().statuses(userId))[key], 'unsubscribed');
    });
  }
}

/** The fields that a browser would send of the page's form, as it was drawn. */
async function formOf({ app }: Handler, path: string): Promise<URLSearchParams> {
  const page = await (await app.request(path)).text();
  const fields = new URLSearchParams();
  for (const [, attributes = ''] of page.matchAll(/<input\s([^>]*)>/g)) {
    const name = /name="(.*?)"/.exec(attributes)?.[1];
    const isOn = /type="hidden"/.test(attributes) || /\bchecked\b/.test(attributes);
    // HTML, section 4.10.21.4: what is disabled is not sent.
    if (!name || !isOn || /(?<!-)\bdisabled\b/.test(attributes)) continue;
    fields.append(name, /value="(.*?)"/.exec(attributes)?.[1] ?? 'on');
  }
  return fields;
}
