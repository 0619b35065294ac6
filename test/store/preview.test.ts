/** The session of the element with sample data. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Host, inElement, missing } from './element.ts';
import { tokenFor, USER_ID } from './handler.ts';
import { inPage, TOKEN } from './page.ts';

test('a preview shows its sample, and asks nobody', async () => {
  await inPage(async (page) => {
    const host = new Host();
    await host.follow({ preview: 'undo', token: TOKEN });
    assert.equal(host.state.saved.all, 'unsubscribed');
    assert.equal(host.timers.timed.undo, true);
    assert.ok(host.updates > 0);
    // Nothing that was just saved is said again.
    host.session.hostUpdate();
    assert.equal(host.timers.timed.saved, false);
    assert.equal(host.session.categories, undefined);
    const { store } = host.session;
    host.language = 'de';
    host.follow({ preview: 'undo', token: await tokenFor(USER_ID) });
    assert.equal(host.session.store, store);
    store.set({ changelog: 'unsubscribed' });
    store.save();
    await page.time.untilQuiet();
    assert.equal(host.state.status, 'saved');
    await store.load();
    assert.deepEqual(host.outcomes, ['save', 'load']);
    await host.follow({ preview: 'empty' });
    assert.equal(host.session.categories, 'none');
    host.follow({ token: TOKEN });
    assert.equal(host.session.categories, undefined);
    await page.time.untilQuiet();
    assert.equal(page.network.requests.length, 1);
  });
});

test('a preview that another has replaced meanwhile is not opened', async () => {
  for (const next of [{ preview: 'off' }, { token: TOKEN }]) {
    await inPage(async (page) => {
      const host = new Host();
      host.follow({ preview: 'undo' });
      host.follow(next);
      await page.time.untilQuiet();
      assert.equal(host.state.saved.all, next.preview ? 'unsubscribed' : 'subscribed');
      assert.deepEqual(host.timers.timed.undo ?? false, false);
    });
  }
});

test('a preview without its file says so', async () => {
  missing.preview = true;
  await inElement({ preview: '' }, async (host) => {
    missing.preview = false;
    assert.equal(host.state.status, 'failed');
    assert.deepEqual(host.outcomes, ['preview_missing']);
    assert.equal(host.state.error?.message, 'The file preview.js does not load.');
  });
});
