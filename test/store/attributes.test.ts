/** The session of the element: which attributes open a store, what is asked, and what is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContactEmailPreferences } from '../../component/preferences.ts';
import { type Attributes, Host, inElement } from './element.ts';
import { ENDPOINT, tokenFor, USER_ID } from './handler.ts';
import { inPage, TOKEN } from './page.ts';

const CONTACT: ContactEmailPreferences = {
  object: 'contact_email_preferences',
  contactId: '676f0f6765bdaa7d7d760f88',
  preferences: {
    all: { status: 'subscribed', effectiveStatus: 'subscribed' },
    changelog: { status: 'unsubscribed', effectiveStatus: 'unsubscribed' },
  },
};

/** What has settled so far. */
function watch(promise: Promise<void> | undefined): { isSettled: boolean } {
  const watched = { isSettled: false };
  promise?.then(() => {
    watched.isSettled = true;
  });
  return watched;
}

test('nothing is drawn until the first answer, but for 50 milliseconds at most', async () => {
  for (const [before, at] of [
    [20, 20],
    [2000, 50],
  ] as const) {
    await inPage(async (page) => {
      page.network.faults = [{ before }];
      const first = watch(new Host().follow({ token: TOKEN }));
      await page.time.pass(at - 1);
      assert.equal(first.isSettled, false);
      await page.time.pass(1);
      assert.equal(first.isSettled, true);
    });
  }
});

test('it is a controller of its host, which draws at each change of the state and after', async () => {
  await inElement({ token: TOKEN }, async (host, page) => {
    assert.deepEqual(host.controllers, [host.session]);
    assert.deepEqual(host.outcomes, ['load']);
    assert.ok(host.updates > 0);
    host.updates = 0;
    host.session.store.set({ changelog: 'unsubscribed' });
    assert.equal(host.updates, 1);
    host.session.store.save();
    await page.time.untilQuiet();
    assert.deepEqual(host.outcomes, ['load', 'save']);
    // Queued, in flight, stored, and the result that is told.
    assert.equal(host.updates, 5);
  });
});

test('preferences that the page has given are shown without a request', async () => {
  for (const token of [TOKEN, undefined]) {
    await inPage(async (page) => {
      const host = new Host();
      assert.equal(host.follow({ token, contact: CONTACT }), undefined);
      assert.equal(host.state.status, 'ready');
      assert.deepEqual(host.state.saved, { all: 'subscribed', changelog: 'unsubscribed' });
      const { store } = host.session;
      // A framework's rendering makes a new object of it.
      host.follow({ token, contact: structuredClone(CONTACT) });
      assert.equal(host.session.store, store);
      await page.time.untilQuiet();
      assert.equal(page.network.requests.length, 0);
      assert.deepEqual(host.outcomes, []);
      const preferences = { all: CONTACT.preferences.changelog ?? assert.fail() };
      host.follow({ token, contact: { ...CONTACT, preferences } });
      assert.deepEqual(host.state.saved, { all: 'unsubscribed' });
    });
  }
});

test('attributes that name another subject open another store, and no others do', async () => {
  const given: Attributes = { token: TOKEN, tokenProvider: async () => TOKEN };
  const cases: [string, Attributes, isNew: boolean, requests: number][] = [
    ['nothing', given, false, 0],
    ['the user id of the token', { ...given, userId: USER_ID }, false, 0],
    ['another provider', { ...given, tokenProvider: async () => TOKEN }, false, 0],
    ['another token of the same person', { ...given, token: await tokenFor(USER_ID) }, false, 1],
    ['no provider', { token: TOKEN }, true, 1],
    ['a token of another person', { ...given, token: await tokenFor('usr_2') }, true, 1],
    ['another endpoint', { ...given, endpoint: `${ENDPOINT}/` }, true, 1],
    ['another user id', { ...given, userId: 'usr_2' }, true, 1],
    ['preferences', { ...given, contact: CONTACT }, true, 0],
    ['a preview', { ...given, preview: 'off' }, true, 0],
  ];
  for (const [name, attributes, isNew, requests] of cases) {
    await inElement(given, async (host, page) => {
      const { store } = host.session;
      const before = page.network.requests.length;
      const first = watch(host.follow(attributes));
      await page.time.untilQuiet();
      assert.equal(host.session.store !== store, isNew, name);
      assert.equal(page.network.requests.length - before, requests, name);
      assert.equal(first.isSettled, isNew && !('contact' in attributes), name);
      const { source } = host.session.store;
      if (attributes.preview) return;
      assert.equal(source.endpoint, attributes.endpoint ?? ENDPOINT, name);
      assert.equal(source.token, attributes.token, name);
      assert.equal(source.tokenProvider, attributes.tokenProvider, name);
      if (attributes.userId) assert.equal(source.userId, attributes.userId, name);
    });
  }
});

test('a token that the provider has given stays while the attribute is the same', async () => {
  const tokenProvider = async () => TOKEN;
  await inElement({ tokenProvider }, async (host, page) => {
    host.follow({ tokenProvider });
    await page.time.untilQuiet();
    assert.equal(host.session.store.source.token, TOKEN);
    assert.equal(page.network.requests.length, 1);
  });
});

test('in another language the names of categories are read again, in that language', async () => {
  await inElement({ token: TOKEN }, async (host, page) => {
    host.language = 'de';
    host.follow({ token: TOKEN });
    host.follow({ token: TOKEN });
    await page.time.untilQuiet();
    const languages = page.network.requests.map(({ init }) =>
      new Headers(init.headers).get('Accept-Language'),
    );
    assert.deepEqual(languages, ['en', 'de']);
  });
});

test('a token that is missing for ten seconds is an error, and nothing else is', async () => {
  await inPage(async (page) => {
    const host = new Host();
    const first = watch(host.follow({}));
    await page.time.pass(9999);
    assert.equal(host.state.status, 'loading');
    assert.deepEqual(host.outcomes, []);
    const { updates } = host;
    await page.time.pass(1);
    assert.equal(host.state.status, 'failed');
    assert.deepEqual(host.outcomes, ['token_missing']);
    assert.ok(host.updates > updates);
    assert.equal(host.state.error?.message, 'There is neither a token nor a tokenProvider.');
    assert.equal(first.isSettled, true);
    host.follow({ token: TOKEN });
    await page.time.untilQuiet();
    assert.equal(host.state.status, 'ready');
    assert.deepEqual(host.outcomes, ['token_missing', 'load']);
  });
  for (const attributes of [
    { token: TOKEN },
    { tokenProvider: async () => TOKEN },
    { contact: CONTACT },
    { preview: '' },
  ]) {
    await inElement(attributes, async (host, page) => {
      host.session.hostConnected();
      await page.time.untilQuiet();
      assert.equal(host.state.status, 'ready');
    });
    await inPage(async (page) => {
      const host = new Host();
      host.follow({});
      await page.time.pass(9000);
      host.follow(attributes);
      await page.time.untilQuiet();
      assert.equal(host.state.status, 'ready');
    });
  }
});

test('outside its page the element does not wait for a token', async () => {
  await inPage(async (page) => {
    const host = new Host();
    host.follow({});
    host.session.hostDisconnected();
    await page.time.untilQuiet();
    assert.deepEqual(host.outcomes, []);
    host.session.hostConnected();
    await page.time.pass(10_000);
    assert.deepEqual(host.outcomes, ['token_missing']);
  });
});

test('what an earlier store still has to say is not told', async () => {
  await inPage(async (page) => {
    const host = new Host();
    page.network.faults = [{ after: 1000 }];
    host.follow({ token: TOKEN });
    await page.time.pass(10);
    host.follow({ token: TOKEN, contact: CONTACT });
    const { updates } = host;
    await page.time.untilQuiet();
    assert.deepEqual(host.outcomes, []);
    assert.equal(host.updates, updates);
  });
});

test('a save of unknown outcome is being checked until one reading has ended', async () => {
  for (const [faults, isChecked] of [
    [[{ answer: 'lost' }], true],
    [[{ answer: 'lost' }, { lost: true, before: 500 }], true],
    [[{ withoutToken: true }], false],
  ] as const) {
    await inElement({ token: TOKEN }, async (host, page) => {
      const { session } = host;
      page.network.faults = [faults[0], faults[1] ?? { before: 500 }];
      session.store.set({ changelog: 'unsubscribed' });
      session.store.save();
      await page.time.pass(10);
      assert.equal(session.isChecking, isChecked);
      session.hostUpdate();
      await page.time.pass(400);
      // It is said as if it were still being saved.
      assert.equal(!!host.timers.timed.saving, isChecked);
      if (isChecked && !faults[1]) host.follow({ token: TOKEN, contact: CONTACT });
      else await page.time.untilQuiet();
      assert.equal(session.isChecking, false);
      await page.time.untilQuiet();
      assert.equal(session.isChecking, false);
    });
  }
});

test('while one save is being checked, the refusal of another does not end it', async () => {
  await inElement({ token: TOKEN }, async ({ session }, page) => {
    page.network.faults = [{ answer: 'lost' }, { before: 500 }, { withoutToken: true }];
    session.store.set({ changelog: 'unsubscribed' });
    session.store.save();
    await page.time.pass(10);
    session.store.set({ postUpdates: 'unsubscribed' });
    session.store.save();
    await page.time.pass(100);
    assert.equal(page.patches.length, 2);
    assert.equal(session.store.state.error?.code, 'token_invalid');
    assert.equal(session.isChecking, true);
    await page.time.untilQuiet();
    assert.equal(session.isChecking, false);
  });
});

test('the times follow the store: progress while it saves, the result after it', async () => {
  await inElement({ token: TOKEN }, async ({ session, timers }, page) => {
    session.hostUpdate();
    page.network.faults = [{ after: 2000 }];
    session.store.set({ changelog: 'unsubscribed' });
    session.store.save();
    session.hostUpdate();
    await page.time.pass(1500);
    assert.deepEqual(timers.timed, { saving: true, slow: true });
    await page.time.pass(1000);
    session.hostUpdate();
    assert.deepEqual(timers.timed, { saving: false, slow: false, saved: true });
    await page.time.untilQuiet();
    assert.equal(timers.timed.saved, false);
  });
});
