import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { isRequestId } from '../../../server/http/request-id.ts';
import { signToken } from '../../../server/tokens/index.ts';
import { signClaims } from '../../../server/tokens/sign.ts';
import { assertRefusal } from '../../refusal.ts';
import {
  API_KEY,
  APP_ORIGIN,
  contactJson,
  createTestApp,
  EMAIL,
  PUBLIC_URL,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
  USER_ID,
} from './fixtures.ts';

describe('the API of the handler', () => {
  let upstream: RecordingServer;
  let handler: TestApp;
  let token: string;

  before(async () => {
    upstream = await startServer(({ method, body }, response) => {
      const changes = method === 'PATCH' ? JSON.parse(body).preferences : {};
      // More than the contract holds, to see that it stays here.
      sendJson(response, 200, { ...contactJson(changes), internalNotes: 'do not show' });
    });
    handler = await createTestApp(upstream);
    token = await signToken(handler.keys, { sub: USER_ID, scope: 'manage', expiresIn: '15m' });
  });
  beforeEach(() => {
    upstream.received.length = 0;
    handler.log.length = 0;
  });
  after(() => upstream.close());

  function request(init: RequestInit & { path?: string; bearer?: string } = {}) {
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization'))
      headers.set('Authorization', `Bearer ${init.bearer ?? token}`);
    if (init.body !== undefined && !headers.has('Content-Type')) {
      headers.set('Content-Type', 'application/json');
    }
    return handler.app.request(init.path ?? preferencesPath(), { ...init, headers });
  }

  async function assertRefused(response: Response, status: number, code: string) {
    await assertRefusal(response, status, code);
    assert.equal(upstream.received.length, 0, 'the upstream was called');
  }

  test('a person reads their preferences, with the address masked', async () => {
    const response = await request();
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { ...contactJson(), email: 'j•••@e••••••.com' });
  });

  test('a person turns a category off; the upstream learns who, what and by which way', async () => {
    const body = JSON.stringify({ preferences: { changelog: 'unsubscribed' } });
    const response = await request({
      method: 'PATCH',
      body,
      headers: { 'X-Request-Id': 'request-0001' },
    });
    assert.equal(response.status, 200);
    const answer = (await response.json()) as ReturnType<typeof contactJson>;
    assert.equal(answer.preferences.changelog?.status, 'unsubscribed');
    const [received] = upstream.received;
    assert.equal(received?.body, body);
    assert.equal(received?.headers.authorization, `Bearer ${API_KEY}`);
    assert.equal(received?.headers['featurebase-version'], '2026-01-01.nova');
    assert.equal(received?.headers['x-consent-route'], 'element');
    assert.equal(received?.headers['x-request-id'], 'request-0001');
    assert.match(String(received?.headers['x-consent-token-id']), /^[\w-]{22}$/);
    assert.equal(response.headers.get('X-Request-Id'), 'request-0001');
  });

  test('a request id is taken over by one rule; any other is replaced, and nothing is refused', async () => {
    const id = fc.oneof(
      fc.stringMatching(/^[\w=-]{1,140}$/),
      fc.stringMatching(/^[!-~]{1,140}$/),
      fc.constantFrom('x'.repeat(128), 'x'.repeat(129), 'x'.repeat(255), ''),
    );
    await fc.assert(
      fc.asyncProperty(id, async (sent) => {
        const response = await request({ headers: { 'X-Request-Id': sent } });
        assert.equal(response.status, 200);
        const taken = response.headers.get('X-Request-Id') ?? '';
        if (isRequestId(sent)) assert.equal(taken, sent);
        else assert.match(taken, /^[\da-f-]{36}$/);
        assert.equal(upstream.received.at(-1)?.headers['x-request-id'], taken);
      }),
      { numRuns: 200 },
    );
  });

  test('a body of 16 KiB is read', async () => {
    const body = '{"preferences":{"all":"subscribed"}}'.padEnd(16 * 1024);
    assert.equal((await request({ method: 'PATCH', body })).status, 200);
  });

  const BAD_BODIES = [
    ['an unknown key', '{"preferences":{"spam":"subscribed"}}', 400, 'parameter_unknown'],
    ['an unknown member', '{"preferences":{"all":"subscribed"},"x":1}', 400, 'parameter_unknown'],
    ['an unknown status', '{"preferences":{"all":"maybe"}}', 400, 'parameter_invalid'],
    ['a status that is not a string', '{"preferences":{"all":true}}', 400, 'parameter_invalid'],
    ['an empty map', '{"preferences":{}}', 400, 'parameter_invalid'],
    ['no map', '{}', 400, 'parameter_missing'],
    ['a prototype', '{"preferences":{"__proto__":"subscribed"}}', 400, 'parameter_unknown'],
    ['half of JSON', '{"preferences":', 400, 'invalid_json'],
    ['an array', '[]', 400, 'parameter_invalid'],
    ['nothing', '', 400, 'invalid_json'],
    ['deep JSON', `${'['.repeat(8000)}${']'.repeat(8000)}`, 400, 'parameter_invalid'],
    ['over 16 KiB', ' '.repeat(16 * 1024 + 1), 413, 'body_too_large'],
    ['over 16 KiB in bytes, under it in characters', '€'.repeat(6000), 413, 'body_too_large'],
  ] as const;
  for (const [name, body, status, code] of BAD_BODIES) {
    test(`a body with ${name} is refused before the upstream is asked`, async () => {
      await assertRefused(await request({ method: 'PATCH', body }), status, code);
    });
  }

  test('a body that is not declared as JSON is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const body = '{"preferences":{"all":"subscribed"}}';
      const response = await request({ method: 'PATCH', body, headers: { 'Content-Type': type } });
      await assertRefused(response, 415, 'unsupported_media_type');
    }
  });

  test('a body that understates its length is counted while it is read', async () => {
    const response = await request({
      method: 'PATCH',
      body: ' '.repeat(20_000),
      headers: { 'Content-Length': '10' },
    });
    await assertRefused(response, 413, 'body_too_large');
  });

  test("another person's preferences are refused", async () => {
    for (const path of [
      preferencesPath('usr_99999'),
      preferencesPath('USR_12345'),
      '/v2/contacts/by-user-id/usr_12345%00/email-preferences',
      '/v2/contacts/by-user-id/%E0%A4%A/email-preferences',
    ]) {
      await assertRefused(await request({ path }), 403, 'user_mismatch');
    }
  });

  test('tokens of other scopes neither read nor change', async () => {
    const weak = [
      await signToken(handler.keys, { sub: USER_ID, scope: 'unsubscribe' }),
      await signClaims(handler.keys, {
        sub: USER_ID,
        scope: 'undo',
        category: 'all',
        lifetime: 60,
      }),
    ];
    for (const bearer of weak) {
      await assertRefused(await request({ bearer }), 403, 'scope_insufficient');
      const body = '{"preferences":{"all":"subscribed"}}';
      const response = await request({ bearer, method: 'PATCH', body });
      await assertRefused(response, 403, 'scope_insufficient');
    }
  });

  test('every bad way to present a token gets the same answer', async () => {
    const answers = new Set<string>();
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${token}`,
      `${token}`,
      `Bearer ${token}x`,
    ]) {
      const response = await request({ headers: { Authorization: authorization } });
      answers.add(`${response.headers.get('WWW-Authenticate')} ${await response.clone().text()}`);
      await assertRefused(response, 401, 'token_invalid');
    }
    assert.equal(answers.size, 1);
  });

  test('pages of the allowed origins may call, by exact comparison', async () => {
    for (const origin of [APP_ORIGIN, PUBLIC_URL]) {
      const response = await request({ headers: { Origin: origin } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), origin);
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
    }
  });

  const STRANGERS = [
    'https://evil.example',
    'https://app.example.com.evil.example',
    'https://app.example.com:8443',
    'http://app.example.com',
    'https://APP.example.com',
    'null',
    '*',
  ];
  for (const origin of STRANGERS) {
    test(`a page of ${origin} is refused, and may not read why`, async () => {
      const body = '{"preferences":{"all":"unsubscribed"}}';
      const response = await request({ method: 'PATCH', body, headers: { Origin: origin } });
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
      assert.match(response.headers.get('Vary') ?? '', /Origin/);
      await assertRefused(response, 403, 'origin_not_allowed');
    });
  }

  test("the handler's own pages may call it under every name that it is reached by", async () => {
    const Origin = 'https://alias.example.com';
    const own: Record<string, string>[] = [
      { Host: 'alias.example.com' },
      // Behind a proxy that sets another `Host`.
      { Host: '10.0.0.5:8787', 'Sec-Fetch-Site': 'same-origin' },
    ];
    for (const headers of own) {
      const body = '{"preferences":{"all":"unsubscribed"}}';
      const response = await request({ method: 'PATCH', body, headers: { Origin, ...headers } });
      assert.equal(response.status, 200);
    }
    const foreign: Record<string, string>[] = [
      {},
      { Host: 'example.com' },
      { Host: 'preferences.example.com', 'Sec-Fetch-Site': 'same-site' },
      { Host: 'preferences.example.com', 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      upstream.received.length = 0;
      const response = await request({ headers: { Origin, ...headers } });
      await assertRefused(response, 403, 'origin_not_allowed');
    }
  });

  test('a preflight answers for the allowed origin only', async () => {
    const preflight = (origin: string) =>
      handler.app.request(preferencesPath(), {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PATCH',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      });
    const granted = await preflight(APP_ORIGIN);
    assert.equal(granted.status, 204);
    assert.equal(granted.headers.get('Access-Control-Allow-Origin'), APP_ORIGIN);
    assert.equal(granted.headers.get('Access-Control-Allow-Methods'), 'GET, PATCH');
    assert.equal(granted.headers.get('Access-Control-Max-Age'), '7200');
    assert.match(granted.headers.get('Access-Control-Allow-Headers') ?? '', /Authorization/);
    assert.match(granted.headers.get('Vary') ?? '', /Origin/);
    const refused = await preflight('https://evil.example');
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), null);
    assert.equal(upstream.received.length, 0);
  });

  test('every answer, errors included, is shared with the page and kept out of caches', async () => {
    const Origin = APP_ORIGIN;
    const answers = [
      await request({ headers: { Origin } }),
      await request({ headers: { Origin, Authorization: 'Bearer x' } }),
      await request({ headers: { Origin }, path: preferencesPath('usr_99999') }),
      await request({ headers: { Origin }, path: '/v2/nothing' }),
      await request({ headers: { Origin }, method: 'PATCH', body: '{}' }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 401, 403, 404, 400],
    );
    for (const { headers } of answers) {
      assert.equal(headers.get('Access-Control-Allow-Origin'), APP_ORIGIN);
      assert.match(headers.get('Access-Control-Expose-Headers') ?? '', /Retry-After, X-Request-Id/);
      assert.match(headers.get('Vary') ?? '', /Origin/);
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
      assert.match(headers.get('X-Request-Id') ?? '', /^[\w-]{36}$/);
      assert.match(headers.get('Content-Type') ?? '', /^application\/json/);
    }
  });

  test('a user id with signs of its own goes to the upstream as one part of the path', async () => {
    const sub = 'ü/1 ?#%2e';
    const bearer = await signToken(handler.keys, { sub, scope: 'manage' });
    const response = await request({ bearer, path: preferencesPath(sub) });
    // The server on loopback answers for somebody else, which is not believed.
    assert.equal(response.status, 502);
    assert.equal(upstream.received[0]?.path, preferencesPath(sub));
  });

  test('it is alive', async () => {
    const response = await handler.app.request('/healthz');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await response.json(), { status: 'ok' });
  });

  test('the log tells what happened and to which token, and nothing about the person', async () => {
    await request();
    await request({ path: preferencesPath('usr_99999') });
    await request({ headers: { Authorization: 'Bearer x' } });
    assert.deepEqual(
      handler.log.map(({ status, code, reason, route }) => ({ status, code, reason, route })),
      [
        { status: 200, code: 'ok', reason: undefined },
        { status: 403, code: 'user_mismatch', reason: undefined },
        { status: 401, code: 'token_invalid', reason: 'not a compact JWS' },
      ].map((entry) => ({ ...entry, route: '/v2/contacts/by-user-id/:userId/email-preferences' })),
    );
    const written = JSON.stringify(handler.log);
    for (const secret of [token, API_KEY, EMAIL, USER_ID, 'usr_99999']) {
      assert.ok(!written.includes(secret));
    }
  });

  test('a fault of ours is a 500 that says nothing, and a log entry with the place alone', async () => {
    const broken = await createTestApp(upstream, {
      keys: handler.keys,
      upstream: {
        getEmailPreferences: () => Promise.reject(new TypeError(`bad ${EMAIL} ${token}`)),
        updateEmailPreferences: () => assert.fail('nothing was changed'),
      },
    });
    const response = await broken.app.request(preferencesPath(), {
      headers: { Authorization: `Bearer ${token}`, Origin: APP_ORIGIN },
    });
    assert.equal(response.status, 500);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), APP_ORIGIN);
    const [entry] = broken.log;
    assert.equal(entry?.level, 'error');
    assert.equal(entry?.code, 'internal_error');
    assert.match(entry?.cause?.[0] ?? '', /^TypeError at .*email-preferences\.test\.ts/);
    const said = (await response.text()) + JSON.stringify(broken.log);
    for (const secret of [EMAIL, token]) assert.ok(!said.includes(secret));
  });
});
