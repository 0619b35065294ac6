/** Clicks in any order, through the store of the element, whichever system keeps the preferences. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Status } from '../../../component/preferences.ts';
import { createPreferencesStore } from '../../../component/store.ts';
import { signToken } from '../../../server/tokens/index.ts';
import { listenOnLoopback } from '../../loopback.ts';
import { handlerOf } from '../handler.ts';
import { check } from '../results.ts';
import type { RunningSystem, System } from '../systems.ts';

export function sequences({ name, changeable }: System, running: () => RunningSystem): void {
  const click = fc.record({
    key: fc.constantFrom(...changeable),
    status: fc.constantFrom<Status>('subscribed', 'unsubscribed'),
    wait: fc.boolean(),
  });

  check(name, 'sequences', 'what is shown last is what the system has stored', async () => {
    const { app, keys } = await handlerOf(running().upstream);
    const { url, close } = await listenOnLoopback(app.fetch);
    const userId = await running().addPerson();
    const token = await signToken(keys, { sub: userId, scope: 'manage' });
    const store = createPreferencesStore({ endpoint: url, token });
    await store.load();
    await fc.assert(
      fc.asyncProperty(fc.array(click, { minLength: 1, maxLength: 8 }), async (clicks) => {
        let saved = Promise.resolve();
        for (const { key, status, wait } of clicks) {
          store.set({ [key]: status });
          saved = store.save();
          if (wait) await saved;
        }
        await saved;
        const stored = await running().statuses(userId);
        for (const key of changeable) assert.equal(store.shown(key), stored[key], key);
        assert.deepEqual(store.unsaved, {});
      }),
      { numRuns: 25 },
    );
    assert.deepEqual(running().violations(), []);
    await close();
  });
}
