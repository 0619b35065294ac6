/** Whatever is sent to the handler, it does not fall over. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { signToken } from '../../server/tokens/index.ts';
import { signClaims } from '../../server/tokens/sign.ts';
import {
  APP_ORIGIN,
  contactJson,
  createTestApp,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
  USER_ID,
} from '../server/handler/fixtures.ts';

let upstream: RecordingServer;
let handler: TestApp;
let tokens: string[];

before(async () => {
  upstream = await startServer(({ method, body }, response) =>
    sendJson(response, 200, contactJson(method === 'PATCH' ? JSON.parse(body).preferences : {})),
  );
  handler = await createTestApp(upstream, { requestLink: async () => {} });
  const { keys } = handler;
  tokens = [
    await signToken(keys, { sub: USER_ID, scope: 'manage' }),
    await signToken(keys, { sub: USER_ID, scope: 'unsubscribe' }),
    await signToken(keys, { sub: USER_ID, scope: 'unsubscribe', category: 'changelog' }),
    await signToken(keys, { sub: USER_ID, scope: 'unsubscribe', category: 'gone' }),
    await signClaims(keys, { sub: USER_ID, scope: 'undo', category: 'changelog', lifetime: 600 }),
  ];
});
after(() => upstream.close());

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }));
const anyToken = fc.oneof(
  { weight: 3, arbitrary: fc.nat(4).map((index) => tokens[index] ?? '') },
  { weight: 3, arbitrary: fc.constant(0).map((index) => tokens[index] ?? '') },
  { weight: 1, arbitrary: anyText },
);
// What goes far is frequent, so that every run sees the refusals behind it.
const anyPath = fc.oneof(
  { weight: 5, arbitrary: fc.constant(preferencesPath()) },
  fc.constant(`${preferencesPath()}/history`),
  fc.constant(`${preferencesPath()}/history?limit=5&cursor=x`),
  fc.constantFrom('/unsubscribe', '/unsubscribe/', '/request-link', '/preferences', '/healthz'),
  fc.constantFrom('/preferences/', '/preferences/history', '/v2', '/'),
  anyText.map((text) => `/v2/contacts/by-user-id/${text}/email-preferences`),
  fc.webPath(),
);
const anyBody = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom('all', 'changelog', 'postUpdates', '__proto__', 'x'),
      fc.constantFrom('subscribed', 'unsubscribed', 'maybe'),
    )
    .map((preferences) => JSON.stringify({ preferences })),
  fc
    .tuple(fc.constantFrom('unsubscribe', 'undo', 'x'), anyToken)
    .map(([action, undo]) => new URLSearchParams({ action, undo }).toString()),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
const anyType = fc.oneof(
  fc.constant('application/json'),
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'text/plain',
  ),
);
/** A URL cannot hold half a character. */
const wellFormed = (text: string) => Buffer.from(text).toString();
const anyHeaderValue = fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, '').trim());

test('no input gives a 5xx, or an answer that a cache may keep', async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'PATCH', 'POST', 'HEAD', 'OPTIONS', 'DELETE', 'PUT'),
      anyPath,
      anyToken,
      anyBody,
      anyType,
      fc.option(fc.oneof(fc.constant(APP_ORIGIN), anyHeaderValue), { nil: undefined }),
      anyHeaderValue,
      async (method, path, token, body, type, origin, requestId) => {
        const url = new URL(`https://preferences.example.com${encodeURI(wellFormed(path))}`);
        url.searchParams.set('token', wellFormed(token));
        const bearer = `Bearer ${token}`.replace(/[^\x20-\x7e]/g, '?');
        const headers = new Headers({ Authorization: bearer, 'Content-Type': type });
        if (origin !== undefined) headers.set('Origin', origin);
        headers.set('X-Request-Id', requestId);
        const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
        const response = await handler.app.request(url.href, {
          method,
          headers,
          ...(hasBody && { body }),
        });
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        assert.ok(response.status < 500, `${method} ${url.pathname}: ${response.status}`);
        assert.equal(response.headers.get('Cache-Control'), 'no-store');
        assert.equal(response.headers.get('Set-Cookie'), null);
        const location = response.headers.get('Location');
        if (location !== null) {
          assert.ok(method === 'GET' || method === 'HEAD', `${method} was redirected`);
          assert.equal(new URL(location, url).origin, url.origin);
        }
      },
    ),
    { numRuns: 5000 },
  );
  // The inputs are worth something only if they reach every kind of answer.
  for (const status of [200, 204, 400, 401, 403, 404, 415]) {
    assert.ok(statuses.has(status), `no input led to ${status}`);
  }
});
