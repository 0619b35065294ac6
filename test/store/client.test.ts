/** The client: what is sent, as whom, and how each failure is named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { PreferencesError, type PreferencesSource, type Statuses } from '../../component/store.ts';
import { ENDPOINT, tokenFor, USER_ID } from './handler.ts';
import type { NetworkFault } from './network.ts';
import { inPage, type Page, TOKEN } from './page.ts';

const OTHER = await tokenFor('usr_2');
const OFF: Statuses = { changelog: 'unsubscribed' };

function outlineOf(error: PreferencesError | undefined): unknown[] {
  return [error?.code, error?.status];
}

/** The error with which a reading ends. */
async function errorOf(page: Page, source?: PreferencesSource): Promise<PreferencesError> {
  const { store } = await page.open(source);
  const { status, error } = store.state;
  assert.equal(status, 'failed');
  assert.ok(error instanceof PreferencesError);
  assert.match(error.message, /^[A-Z].*\.$/);
  return error;
}

test('a GET needs no preflight but for its token, and does not outlive the page; a PATCH does', async () => {
  await inPage(async (page) => {
    const { store } = await page.open();
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    const [get] = page.sent('GET');
    const [patch] = page.sent('PATCH');
    assert.deepEqual(get?.init.headers, { Authorization: `Bearer ${TOKEN}` });
    assert.equal(get?.init.keepalive, undefined);
    assert.deepEqual(patch?.init.headers, {
      Authorization: `Bearer ${TOKEN}`,
      'Content-Type': 'application/json',
    });
    assert.equal(patch?.init.keepalive, true);
    for (const { init } of page.network.requests) {
      assert.equal(init.credentials, 'omit');
      assert.equal(init.referrerPolicy, 'no-referrer');
      assert.equal(init.cache, 'no-store');
    }
  });
});

test('an answer that is not the handler’s is not taken for its own', async () => {
  const html = { type: 'text/html', body: '<!doctype html>' };
  const json = { type: 'application/json' };
  const envelope = JSON.stringify({
    error: { code: 'resource_not_found', message: 'No contact.' },
  });
  const cases: [NetworkFault, code: string, status: number][] = [
    [{ front: { status: 404, ...html } }, 'endpoint_wrong', 404],
    [{ front: { status: 404, ...json, body: '{"message":"Not Found"}' } }, 'endpoint_wrong', 404],
    [{ front: { status: 404, ...json, body: 'null' } }, 'endpoint_wrong', 404],
    [{ front: { status: 404, ...json, body: '{"error":"x"}' } }, 'endpoint_wrong', 404],
    [{ front: { status: 200, ...html } }, 'endpoint_wrong', 200],
    [{ front: { status: 200, ...json, body: '{}' } }, 'response_invalid', 200],
    [{ front: { status: 200, ...json, body: '{"prefer' } }, 'response_invalid', 200],
    [{ front: { status: 500, ...html } }, 'unavailable', 500],
    [{ front: { status: 502, ...html } }, 'unavailable', 502],
    [{ front: { status: 499, ...html } }, 'endpoint_wrong', 499],
    [{ front: { status: 429, ...html, retryAfter: '7' } }, 'rate_limited', 429],
    [{ front: { status: 404, ...json, body: envelope } }, 'resource_not_found', 404],
    [{ lost: true }, 'network', 0],
    [{ answer: 'cut' }, 'network', 0],
    [{ after: 16_000 }, 'network', 0],
  ];
  for (const [fault, code, status] of cases) {
    await inPage(async (page) => {
      page.network.faults = [fault];
      const error = await errorOf(page);
      assert.deepEqual([error.code, error.status], [code, status], JSON.stringify(fault));
      assert.equal(error.retryAfter, status === 429 ? 7 : undefined);
    });
  }
});

test('an answer to a PATCH without what was sent is no success', async () => {
  await inPage(async (page) => {
    const { store, events } = await page.open();
    const body = JSON.stringify({ preferences: { all: { status: 'subscribed' } } });
    page.network.faults = [{ front: { status: 200, type: 'application/json', body } }];
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    assert.deepEqual(store.state.failed, OFF);
    assert.equal(store.state.error?.code, 'response_invalid');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['load', 'error', 'load', 'load'],
    );
  });
});

test('Retry-After is told in seconds, be it a number or a date', async () => {
  for (const [retryAfter, seconds] of [
    ['90', 90],
    ['0', 0],
    [new Date(Date.now() - 5000).toUTCString(), undefined],
    ['soon', undefined],
    ['-3', undefined],
    ['1e3', undefined],
  ] as const) {
    await inPage(async (page) => {
      page.network.faults = [{ front: { status: 503, retryAfter } }];
      assert.equal((await errorOf(page)).retryAfter, seconds, retryAfter);
    });
  }
  await inPage(async (page) => {
    const retryAfter = new Date(Date.now() + 60_000).toUTCString();
    page.network.faults = [{ front: { status: 503, retryAfter } }];
    const { retryAfter: seconds = 0 } = await errorOf(page);
    assert.ok(seconds > 50 && seconds <= 60, `${seconds} seconds`);
    page.network.faults = [{ front: { status: 503, retryAfter: '2999-12-31' } }];
    const far = await errorOf(page);
    assert.ok(Number(far.retryAfter) > 1e9, 'a date is told by no part of it alone');
  });
});

test('a provider that throws, never answers or returns no token is asked once, and named', async () => {
  const providers: [() => unknown, RegExp][] = [
    [
      () => {
        throw new Error('no session');
      },
      /has failed/,
    ],
    [() => Promise.reject(new Error('no session')), /has failed/],
    [() => new Promise(() => {}), /not answered within 15 seconds/],
    [async () => undefined, /returned no token/],
    [async () => '', /returned no token/],
    [async () => ({ token: TOKEN }), /returned no token/],
    [() => null, /returned no token/],
  ];
  for (const [provide, message] of providers) {
    await inPage(async (page) => {
      let asked = 0;
      const tokenProvider = () => {
        asked += 1;
        return provide() as Promise<string>;
      };
      const error = await errorOf(page, { endpoint: ENDPOINT, tokenProvider });
      assert.equal(error.code, 'provider_failed');
      assert.match(error.message, message);
      assert.equal(asked, 1);
      assert.equal(page.network.requests.length, 0);
    });
  }
});

test('a provider that fails for a save has not lost it, and works again when asked again', async () => {
  await inPage(async (page) => {
    let answers = [async () => TOKEN, () => Promise.reject(new Error('no session'))];
    const tokenProvider = () => (answers.shift() ?? (async () => TOKEN))();
    const { store } = await page.open({ endpoint: ENDPOINT, tokenProvider });
    page.network.faults = [{ withoutToken: true }];
    store.set(OFF);
    store.save();
    await page.time.untilQuiet();
    assert.equal(store.state.error?.code, 'provider_failed');
    assert.deepEqual(store.state.failed, OFF);
    assert.deepEqual(store.state.unknown, []);
    answers = [];
    await Promise.all([store.retry(), page.time.untilQuiet()]);
    assert.equal(store.state.status, 'saved');
    assert.equal(page.record.statuses.changelog, 'unsubscribed');
  });
});

test('a 401 is tried once more with a new token, from the provider or set meanwhile', async () => {
  await inPage(async (page) => {
    let asked = 0;
    const tokenProvider = async () => {
      asked += 1;
      return TOKEN;
    };
    const { store } = await page.open({ endpoint: ENDPOINT, tokenProvider });
    page.network.faults = [{ withoutToken: true }];
    await Promise.all([store.load(), page.time.untilQuiet()]);
    assert.deepEqual(outlineOf(store.state.error), [undefined, undefined]);
    assert.equal(asked, 2);
    page.network.faults = [{ withoutToken: true }, { withoutToken: true }];
    await Promise.all([store.load(), page.time.untilQuiet()]);
    assert.deepEqual(outlineOf(store.state.error), ['token_invalid', 401]);
    assert.equal(asked, 3);
  });
  await inPage(async (page) => {
    const { store } = await page.open();
    page.network.faults = [{ withoutToken: true, after: 500 }];
    store.load();
    await page.time.pass(100);
    store.source.token = await tokenFor(USER_ID);
    await page.time.untilQuiet();
    assert.deepEqual(outlineOf(store.state.error), [undefined, undefined]);
  });
});

test('a token of somebody else sends nothing of this person’s', async () => {
  await inPage(async (page) => {
    for (const userId of [undefined, USER_ID]) {
      const { store } = await page.open({ endpoint: ENDPOINT, token: TOKEN, userId });
      const sent = page.network.requests.length;
      store.source.token = OTHER;
      store.set(OFF);
      store.save();
      await page.time.untilQuiet();
      assert.deepEqual(outlineOf(store.state.error), ['token_invalid', 401]);
      assert.deepEqual(store.state.failed, OFF);
      assert.deepEqual(store.state.unknown, []);
      assert.equal(page.network.requests.length, sent);
    }
  });
});

test('a user id that is given names the person, whatever the token’s sub is', async () => {
  await inPage(async (page) => {
    for (const token of [OTHER, 'an-opaque-token']) {
      const { store } = await page.open({ endpoint: ENDPOINT, token, userId: 'usr 1/x' });
      const { url, init } = page.network.requests.at(-1) ?? {};
      assert.equal(url, `${ENDPOINT}/v2/contacts/by-user-id/usr%201%2Fx/email-preferences`);
      assert.deepEqual(init?.headers, { Authorization: `Bearer ${token}` });
      assert.equal(store.source.userId, 'usr 1/x');
    }
  });
});

test('without a user id that can stand in a path nothing is sent', async () => {
  const sources: PreferencesSource[] = [
    { token: 'undefined' },
    { token: 'an-opaque-token' },
    { token: TOKEN, userId: '..' },
    { token: TOKEN, userId: '' },
    { token: TOKEN, userId: '\ud800' },
  ];
  for (const source of sources) {
    await inPage(async (page) => {
      const error = await errorOf(page, { endpoint: ENDPOINT, ...source });
      assert.deepEqual([error.code, error.status], ['token_invalid', 401]);
      assert.equal(page.network.requests.length, 0);
    });
  }
});

test('a wrong token can be followed by a right one', async () => {
  await inPage(async (page) => {
    const { store } = await page.open({ endpoint: ENDPOINT, token: 'undefined' });
    store.source.token = TOKEN;
    await Promise.all([store.load(), page.time.untilQuiet()]);
    assert.equal(store.state.status, 'ready');
  });
});

test('the endpoint may end in slashes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(3), (slashes) =>
      inPage(async (page) => {
        const { store } = await page.open({
          endpoint: ENDPOINT + '/'.repeat(slashes),
          token: TOKEN,
        });
        assert.equal(store.state.status, 'ready');
      }),
    ),
    { numRuns: 4 },
  );
});

test('an error is of a class of its own', () => {
  const error = new PreferencesError('network', 'No answer.');
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'PreferencesError');
  assert.equal(String(error), 'PreferencesError: No answer.');
  assert.deepEqual([error.code, error.status, error.outcomeUnknown], ['network', 0, false]);
});
