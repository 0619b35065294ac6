/** What the handler's log says of a request. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { LogEntry } from '../../../server/http/log.ts';
import {
  createTokenKeys,
  generateSecret,
  signToken,
  type TokenKeys,
} from '../../../server/tokens/index.ts';
import {
  APP_ORIGIN,
  contactJson,
  createTestApp,
  PUBLIC_URL,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
  USER_ID,
} from './fixtures.ts';

const CONTACT_ROUTE = '/v2/contacts/by-user-id/:userId/email-preferences';
const secret = generateSecret();

/** As the operators' page says: the first 12 bytes of the HMAC of `user:` and the id. */
function hashOf(userId: string, key = secret): string {
  const hash = createHmac('sha256', Buffer.from(key, 'base64url')).update(`user:${userId}`);
  return hash.digest().subarray(0, 12).toString('base64url');
}

describe('the log of the handler', () => {
  let upstream: RecordingServer;
  let handler: TestApp;
  let keys: TokenKeys;
  let token: string;
  let failures: number;

  before(async () => {
    upstream = await startServer((_request, response, count) => {
      if (count <= failures) response.writeHead(503).end();
      else sendJson(response, 200, contactJson());
    });
    keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret, kid: 'key-2026' }] });
    token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    handler = await createTestApp(upstream, { keys });
  });
  after(() => upstream.close());
  beforeEach(() => {
    handler.log.length = 0;
    upstream.received.length = 0;
    failures = 0;
  });

  async function ask(
    path: string,
    init: RequestInit = {},
    { app, log }: TestApp = handler,
  ): Promise<LogEntry> {
    const headers = { Authorization: `Bearer ${token}`, ...init.headers };
    const response = await app.request(path, { ...init, headers });
    assert.equal(log.length, 1, 'one entry a request');
    const [entry] = log;
    assert.ok(entry);
    assert.equal(entry.requestId, response.headers.get('X-Request-Id'));
    assert.ok(Number.isSafeInteger(entry.durationMs) && entry.durationMs >= 0);
    return entry;
  }

  test('says which request, which token, who as a hash, and what the upstream took', async () => {
    const { durationMs, upstreamMs, requestId, tokenId, ...entry } = await ask(preferencesPath());
    assert.deepEqual(entry, {
      level: 'info',
      method: 'GET',
      route: CONTACT_ROUTE,
      status: 200,
      code: 'ok',
      kid: 'key-2026',
      user: hashOf(USER_ID),
      upstreamAttempts: 1,
      upstreamStatus: 200,
    });
    assert.match(tokenId ?? '', /^[\w-]{22}$/);
    assert.ok(upstreamMs !== undefined && upstreamMs <= durationMs + 1);
    assert.match(requestId, /^[\w-]{36}$/);
  });

  test('of a request that reaches no upstream has nothing of one', async () => {
    for (const [path, init, expected] of [
      ['/healthz', {}, { route: '/healthz', status: 200, code: 'ok' }],
      [
        preferencesPath(),
        { headers: { Authorization: '' } },
        { route: CONTACT_ROUTE, status: 401, code: 'token_invalid', reason: 'no bearer token' },
      ],
      ['/nowhere', {}, { route: '/*', status: 404, code: 'route_not_found' }],
    ] as const) {
      handler.log.length = 0;
      const { durationMs, requestId, ...entry } = await ask(path, init);
      assert.deepEqual(entry, { level: 'info', method: 'GET', ...expected });
    }
  });

  test('hashes a person once, while there are fewer than a thousand others', async (t) => {
    const visited = await createTestApp(upstream, { keys });
    const hashed = t.mock.method(crypto.subtle, 'sign');
    const visit = async (userId: string) => {
      const bearer = await signToken(keys, { sub: userId, scope: 'manage' });
      const before = hashed.mock.callCount();
      visited.log.length = 0;
      const headers = { Authorization: `Bearer ${bearer}` };
      const { user } = await ask(preferencesPath('nobody'), { headers }, visited);
      assert.equal(user, hashOf(userId));
      return hashed.mock.callCount() - before;
    };
    assert.deepEqual(
      [await visit('first'), await visit('second'), await visit('first')],
      [1, 1, 0],
    );
    for (let count = 2; count < 1000; count += 1) await visit(`usr_${count}`);
    assert.equal(await visit('first'), 0);
    assert.deepEqual([await visit('one more'), await visit('first')], [1, 1]);
  });

  test('counts the attempts of the upstream, also where all of them fail', async () => {
    failures = 2;
    assert.equal((await ask(preferencesPath())).upstreamAttempts, 3);
    handler.log.length = upstream.received.length = 0;
    failures = 3;
    const entry = await ask(preferencesPath());
    assert.deepEqual(
      [entry.status, entry.code, entry.level, entry.upstreamAttempts, entry.upstreamStatus],
      [502, 'upstream_unavailable', 'error', 3, 503],
    );
  });

  test('says of a link what it says of the API', async () => {
    for (const [path, route, init] of [
      [`/preferences?token=${token}`, '/preferences', {}],
      [`/unsubscribe?token=${token}`, '/unsubscribe', {}],
      [`/unsubscribe?token=${token}`, '/unsubscribe', { method: 'POST' }],
    ] as const) {
      handler.log.length = 0;
      const entry = await ask(path, { ...init, headers: { Authorization: '' } });
      assert.equal(entry.route, route);
      assert.deepEqual([entry.kid, entry.user], ['key-2026', hashOf(USER_ID)]);
    }
  });

  test('an expired token has a name and a person, and a forged one has neither', async () => {
    const expired = await createTestApp(upstream, { keys });
    const clock = Date.now;
    Date.now = () => clock() + 100 * 86_400_000;
    try {
      const entry = await ask(preferencesPath(), {}, expired);
      assert.deepEqual(
        [entry.code, entry.reason, entry.kid, entry.user],
        ['token_expired', 'exp', 'key-2026', hashOf(USER_ID)],
      );
    } finally {
      Date.now = clock;
    }
    const forged = `${token.slice(0, -4)}AAAA`;
    const entry = await ask(preferencesPath(), { headers: { Authorization: `Bearer ${forged}` } });
    assert.deepEqual(
      [entry.code, entry.reason, entry.kid, entry.user, entry.tokenId],
      ['token_invalid', 'signature', undefined, undefined, undefined],
    );
  });

  test('hashes with the first secret; without one it has no user', async () => {
    const other = generateSecret();
    const rotated = await createTokenKeys({
      issuer: PUBLIC_URL,
      secrets: [{ secret: other }, { secret, kid: 'key-2026' }],
    });
    const entry = await ask(
      preferencesPath(),
      {},
      await createTestApp(upstream, { keys: rotated }),
    );
    assert.deepEqual([entry.kid, entry.user], ['key-2026', hashOf(USER_ID, other)]);
    const verifying = await createTestApp(upstream, { keys: { ...keys, signing: undefined } });
    const { kid, user } = await ask(preferencesPath(), {}, verifying);
    assert.deepEqual([kid, user], ['key-2026', undefined]);
  });

  test('names the refused origin, where the header is one', async () => {
    const refused = async (origin: string) => {
      handler.log.length = 0;
      const entry = await ask(preferencesPath(), { headers: { Origin: origin } });
      assert.equal(entry.code, 'origin_not_allowed');
      return entry.origin;
    };
    assert.equal(await refused('https://evil.example'), 'https://evil.example');
    assert.equal(await refused('null'), 'null');
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const origin = `https://evil.example/${encodeURIComponent(text)}`;
        assert.equal(await refused(origin), undefined);
      }),
      { numRuns: 50 },
    );
    const ofLength = (length: number) => `https://${'a'.repeat(length - 16)}.example`;
    assert.equal(await refused(ofLength(299)), ofLength(299));
    assert.equal(await refused(ofLength(300)), undefined);
    handler.log.length = 0;
    const allowed = await ask(preferencesPath(), { headers: { Origin: APP_ORIGIN } });
    assert.equal(allowed.origin, undefined);
  });

  test('an address that is not served has a code, and no path', async () => {
    const { status, code, route } = await ask('/nobody/usr_12345?email=x');
    assert.deepEqual(
      { status, code, route },
      { status: 404, code: 'route_not_found', route: '/*' },
    );
  });

  test('has the code of a connection that fails', async () => {
    const gone = await startServer(() => {});
    await gone.close();
    const entry = await ask(preferencesPath(), {}, await createTestApp(gone, { keys }));
    assert.deepEqual(
      [entry.code, entry.causeCode, entry.upstreamAttempts, entry.upstreamStatus],
      ['upstream_unavailable', 'ECONNREFUSED', 3, undefined],
    );
    const plain = await createTestApp({ url: upstream.url.replace('http:', 'https:') }, { keys });
    const tls = await ask(preferencesPath(), {}, plain);
    assert.match(tls.causeCode ?? '', /^(EPROTO|ERR_SSL_\w+)$/);
    const unnamed = await createTestApp({ url: 'https://no-such-host.invalid' }, { keys });
    const { causeCode } = await ask(preferencesPath(), {}, unnamed);
    assert.match(causeCode ?? '', /^(ENOTFOUND|EAI_AGAIN)$/);
  });

  test('readiness has the code of what is wrong, also while its result is kept', async () => {
    const gone = await startServer(() => {});
    await gone.close();
    const unready = await createTestApp(gone, { keys });
    for (let count = 0; count < 2; count += 1) {
      unready.log.length = 0;
      const { status, code, causeCode, level } = await ask('/readyz', {}, unready);
      assert.deepEqual(
        { status, code, causeCode, level },
        { status: 503, code: 'upstream_unavailable', causeCode: 'ECONNREFUSED', level: 'error' },
      );
    }
  });
});
