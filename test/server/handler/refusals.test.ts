/** Each refusal of the API: its status, its code, its headers, and a sentence. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { rateLimited } from '../../../server/handler/app.ts';
import { TOKEN_TYPE } from '../../../server/tokens/claims.ts';
import { createTokenKeys, generateSecret, signToken } from '../../../server/tokens/index.ts';
import { assertRefusal } from '../../refusal.ts';
import { forge, goodClaims, goodHeader } from '../tokens/forge.ts';
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

/** The header of a token that a public key would verify. */
const ELSEWHERE = { ...goodHeader(), alg: 'ES256' };
const INVALID_TOKEN = 'Bearer error="invalid_token"';

describe('a refusal of the API', () => {
  let upstream: RecordingServer;
  let broken: RecordingServer;
  let handler: TestApp;
  let token: string;

  before(async () => {
    upstream = await startServer((_request, response) => sendJson(response, 200, contactJson()));
    broken = await startServer((_request, response) => response.writeHead(500).end());
    const keys = await createTokenKeys({
      issuer: PUBLIC_URL,
      secrets: [{ secret: generateSecret() }],
      jwks: new URL(broken.url),
    });
    handler = await createTestApp(upstream, { keys });
    token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
  });
  beforeEach(() => {
    handler.log.length = 0;
    upstream.received.length = 0;
  });
  after(() => Promise.all([upstream.close(), broken.close()]));

  const bearer = (value = token) => ({ Authorization: `Bearer ${value}` });
  const get = (path: string, headers: Record<string, string> = bearer(), on = handler) =>
    on.app.request(path, { headers });

  test('of no token, and of one that is not valid, names the scheme', async () => {
    for (const headers of [{}, bearer('x'), bearer(`${token}x`)]) {
      const response = await get(preferencesPath(), headers);
      assert.equal(response.headers.get('WWW-Authenticate'), INVALID_TOKEN);
      assert.equal(response.headers.get('Retry-After'), null);
      await assertRefusal(response, 401, 'token_invalid');
    }
  });

  test('of a header that is no bearer token: nothing before it, nothing after it', async () => {
    for (const Authorization of [
      `x Bearer ${token}`,
      `Bearer ${token} x`,
      `Bearer ${token}, Bearer ${token}`,
      `Bearer${token}`,
      `Token ${token}`,
    ]) {
      const response = await get(preferencesPath(), { Authorization });
      await assertRefusal(response, 401, 'token_invalid');
      assert.equal(handler.log.at(-1)?.reason, 'no bearer token');
    }
    // The scheme is a word in any case, and any number of spaces may follow (RFC 9110, section 11.4).
    for (const Authorization of [`bearer ${token}`, `BEARER   ${token}`]) {
      assert.equal((await get(preferencesPath(), { Authorization })).status, 200);
    }
  });

  test('of an expired token is a 401 of its own', async () => {
    const iat = Math.floor(Date.now() / 1000) - 1000;
    const claims = { ...goodClaims(), iss: PUBLIC_URL, iat, exp: iat + 60 };
    const { signing } = handler.keys;
    assert.ok(signing);
    const expired = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: signing.kid, typ: TOKEN_TYPE })
      .sign(signing.key);
    const response = await get(preferencesPath(), bearer(expired));
    assert.equal(response.headers.get('WWW-Authenticate'), INVALID_TOKEN);
    await assertRefusal(response, 401, 'token_expired');
  });

  test('while the key set cannot be had says when to come back, and is no judgement of the token', async () => {
    const response = await get(preferencesPath(), bearer(forge(ELSEWHERE)));
    assert.equal(response.headers.get('Retry-After'), '30');
    assert.equal(response.headers.get('WWW-Authenticate'), null);
    await assertRefusal(response, 503, 'keys_unavailable');
    const [entry] = handler.log;
    assert.deepEqual(
      [entry?.level, entry?.code, entry?.reason],
      ['error', 'keys_unavailable', 'key set'],
    );
    assert.match(entry?.cause?.join('\n') ?? '', /^TokenError at .*\nError at .*remote-keys/);
  });

  test('of a scope, a person, an origin or an address', async () => {
    const lesser = await signToken(handler.keys, { sub: USER_ID, scope: 'unsubscribe' });
    for (const [path, headers, status, code] of [
      [preferencesPath(), bearer(lesser), 403, 'scope_insufficient'],
      [preferencesPath('usr_2'), bearer(), 403, 'user_mismatch'],
      [
        preferencesPath(),
        { ...bearer(), Origin: 'https://evil.example' },
        403,
        'origin_not_allowed',
      ],
      [`${preferencesPath()}/nothing`, bearer(), 404, 'route_not_found'],
      [`${preferencesPath()}/history`, bearer(), 404, 'history_unavailable'],
    ] as const) {
      const response = await get(path, headers);
      assert.equal(response.headers.get('WWW-Authenticate'), null);
      assert.equal(await assertRefusal(response, status, code), undefined);
    }
    assert.equal(upstream.received.length, 0, 'the upstream was called');
  });

  test('by the system of record has its headers', async () => {
    const refuse = () => Promise.reject(rateLimited(4100));
    const limited = await createTestApp(upstream, {
      keys: handler.keys,
      upstream: { getEmailPreferences: refuse, updateEmailPreferences: refuse },
    });
    const headers = { ...bearer(), Origin: APP_ORIGIN };
    const response = await get(preferencesPath(), headers, limited);
    assert.equal(response.headers.get('Retry-After'), '5');
    assert.match(response.headers.get('Access-Control-Expose-Headers') ?? '', /Retry-After/);
    await assertRefusal(response, 429, 'rate_limited');
  });
});
