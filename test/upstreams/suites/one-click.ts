/** Links in messages, whichever system keeps the preferences. */
import assert from 'node:assert/strict';
import { handlerOf } from '../handler.ts';
import { check } from '../results.ts';
import type { RunningSystem, System } from '../systems.ts';

export function oneClick({ name, changeable, locked }: System, running: () => RunningSystem): void {
  const it = (what: string, run: () => Promise<void>) => check(name, 'one click', what, run);
  const boundTo = (key: string) => (key === 'all' ? undefined : key);

  for (const key of changeable) {
    it(`a link for ${key} turns it off by one click, and nothing else, on every replay`, async () => {
      const { app, linkPath } = await handlerOf(running().upstream);
      const userId = await running().addPerson();
      const before = await running().statuses(userId);
      const path = await linkPath(userId, boundTo(key));
      for (let replay = 0; replay < 3; replay += 1) {
        const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
        const response = await app.request(path, { method: 'POST', body });
        assert.deepEqual([response.status, await response.text()], [200, 'Unsubscribed.']);
      }
      assert.deepEqual(await running().statuses(userId), { ...before, [key]: 'unsubscribed' });
    });
  }

  it('opening a link changes nothing, and does not ask the system', async () => {
    const { app, linkPath } = await handlerOf(running().upstream);
    const userId = await running().addPerson();
    const requests = running().requests();
    for (const method of ['GET', 'HEAD']) {
      const response = await app.request(await linkPath(userId, boundTo(changeable[0])), {
        method,
      });
      assert.equal(response.status, 200);
    }
    assert.equal(running().requests(), requests);
  });

  it('a person who clicked by mistake undoes it', async () => {
    const { app, linkPath } = await handlerOf(running().upstream);
    const userId = await running().addPerson();
    const before = await running().statuses(userId);
    const path = await linkPath(userId, boundTo(changeable[0]));
    const post = (fields: Record<string, string>) =>
      app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
    const done = await (await post({ action: 'unsubscribe' })).text();
    assert.notDeepEqual(await running().statuses(userId), before);
    const [, undo = ''] = /name="undo" value="([^"]*)"/.exec(done) ?? [];
    assert.equal((await post({ action: 'undo', undo })).status, 200);
    assert.deepEqual(await running().statuses(userId), before);
  });

  for (const key of locked) {
    it(`a link for ${key}, which is locked, is refused and not sent`, async () => {
      const { app, linkPath } = await handlerOf(running().upstream);
      const userId = await running().addPerson();
      const writes = running().writes();
      const response = await app.request(await linkPath(userId, boundTo(key)), { method: 'POST' });
      const { error } = (await response.json()) as { error: { code: string } };
      assert.deepEqual([response.status, error.code], [403, 'preference_locked']);
      assert.equal(running().writes(), writes);
    });
  }
}
