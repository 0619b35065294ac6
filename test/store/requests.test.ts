/** The client: where a request goes, in which language, what its answer may be, and when it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userIdOf } from '../../component/preferences-client.ts';
import { createPreferencesStore, type Statuses } from '../../component/store.ts';
import { ENDPOINT } from './handler.ts';
import { inPage, TOKEN } from './page.ts';

const OFF: Statuses = { changelog: 'unsubscribed' };
const JSON_TYPE = { type: 'application/json' };

test('without an endpoint the page’s own origin is asked', async () => {
  await inPage(async (page) => {
    await page.open({ token: TOKEN });
    const [request] = page.network.requests;
    assert.equal(request?.url, '/v2/contacts/by-user-id/usr_1/email-preferences');
  });
});

test('without a token the handler is asked all the same, and refuses', async () => {
  await inPage(async (page) => {
    const store = createPreferencesStore(
      { endpoint: ENDPOINT, userId: 'usr_1' },
      {
        object: 'contact_email_preferences',
        contactId: '',
        preferences: { all: { status: 'subscribed', effectiveStatus: 'subscribed' } },
      },
    );
    store.set({ all: 'unsubscribed' });
    store.save();
    await page.time.untilQuiet();
    const [request] = page.network.requests;
    assert.equal(new Headers(request?.init.headers).get('Authorization'), 'Bearer');
    assert.equal(store.state.error?.status, 401);
  });
});

test('the language is sent where it is a language tag', async () => {
  for (const [language, sent] of [
    ['de', 'de'],
    ['pt-BR', 'pt-BR'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['es-419', 'es-419'],
    ['', null],
    [undefined, null],
    ['de_DE', null],
    ['-\nX: y', null],
    [' de', null],
    ['de;q=0.5', null],
  ] as const) {
    await inPage(async (page) => {
      const { store } = await page.open({ endpoint: ENDPOINT, token: TOKEN, language });
      const [request] = page.network.requests;
      const headers = new Headers(request?.init.headers);
      assert.equal(headers.get('Accept-Language'), sent, language);
      assert.equal(store.state.status, 'ready');
    });
  }
});

test('an id can stand in a path unless a URL parser would resolve or could not encode it', () => {
  for (const [sub, isUsable] of [
    ['a', true],
    ['.a', true],
    ['a.', true],
    ['..a', true],
    ['a..', true],
    ['...', true],
    ['😀', true],
    ['', false],
    ['.', false],
    ['..', false],
    ['\ud800', false],
    ['a\ud800', false],
    ['\ud800a', false],
    [7, false],
  ] as const) {
    const token = `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.c2ln`;
    assert.equal(userIdOf(token), isUsable ? sub : undefined, JSON.stringify(sub));
  }
});

test('an answer may have 65,536 characters', async () => {
  const answer = JSON.stringify({ preferences: { all: { status: 'unsubscribed' } } });
  for (const [length, isTaken] of [
    [65_536, true],
    [65_537, false],
  ] as const) {
    await inPage(async (page) => {
      page.network.faults = [{ front: { status: 200, ...JSON_TYPE, body: answer.padEnd(length) } }];
      const { store } = await page.open();
      assert.equal(store.state.error?.code, isTaken ? undefined : 'response_invalid');
    });
  }
});

test('the handler’s own refusal proves that nothing was stored, unless it may have tried', async () => {
  const body = JSON.stringify({ error: { code: 'refused', message: 'Refused.' } });
  for (const [status, outcomeUnknown] of [
    [400, false],
    [403, false],
    [404, false],
    [409, false],
    [408, true],
    [429, true],
    [499, false],
    [500, true],
    [501, true],
    [503, true],
  ] as const) {
    await inPage(async (page) => {
      const { store, events } = await page.open();
      page.network.faults = [{ front: { status, ...JSON_TYPE, body } }];
      store.set(OFF);
      store.save();
      await page.time.untilQuiet();
      const [, event] = events;
      const error = event?.type === 'error' ? event.error : undefined;
      assert.deepEqual(
        [error?.code, error?.message, error?.status, error?.outcomeUnknown],
        ['refused', 'Refused.', status, outcomeUnknown],
      );
      // Nothing is read again for a change that is certainly not stored.
      assert.equal(page.sent('GET').length > 1, outcomeUnknown, `${status}`);
      assert.deepEqual(store.state.failed, OFF);
    });
  }
});

test('only a 401 is tried again with a new token', async () => {
  for (const status of [400, 403, 429, 500]) {
    await inPage(async (page) => {
      let asked = 0;
      const tokenProvider = async () => {
        asked += 1;
        return TOKEN;
      };
      page.network.faults = [{ front: { status } }];
      const { store } = await page.open({ endpoint: ENDPOINT, tokenProvider });
      assert.equal(store.state.error?.status, status);
      assert.equal(page.network.requests.length, 1);
      assert.equal(asked, 1);
    });
  }
});

test('a request that is given up is aborted, and one that is answered leaves no timer', async () => {
  await inPage(async (page) => {
    await page.open();
    assert.ok(page.time.now < 15_000);
    const [answered] = page.network.requests;
    assert.equal(answered?.init.signal?.aborted, false);
  });
  await inPage(async (page) => {
    page.network.faults = [{ after: 60_000 }];
    const { store } = await page.open();
    const [request] = page.network.requests;
    assert.equal(request?.init.signal?.aborted, true);
    assert.match(String(store.state.error?.cause), /no answer in time\.$/);
  });
});

test('what a provider has thrown is the cause of the error', async () => {
  await inPage(async (page) => {
    const cause = new Error('no session');
    const tokenProvider = () => Promise.reject(cause);
    const { store } = await page.open({ endpoint: ENDPOINT, tokenProvider });
    assert.equal(store.state.error?.cause, cause);
  });
});

test('a token without a sub is told from a token of somebody else', async () => {
  for (const [sources, message] of [
    [['opaque'], /^The token has no "sub"/],
    [[TOKEN, 'opaque'], /^The token has another "sub"/],
  ] as const) {
    await inPage(async (page) => {
      const { store } = await page.open({ endpoint: ENDPOINT, token: sources[0] });
      store.source.token = sources.at(-1);
      store.load();
      await page.time.untilQuiet();
      assert.match(store.state.error?.message ?? '', message);
    });
  }
});

test('a runtime without a navigator is taken for online', async () => {
  await inPage(async (page) => {
    Object.defineProperty(globalThis, 'navigator', { value: undefined, configurable: true });
    const { store } = await page.open();
    assert.equal(store.state.status, 'ready');
  });
});
