/** `PREFERENCES_SESSION_*`: one sign-in service from the environment. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { readAppOptions } from '../../server/handler/environment/app.ts';
import { EnvironmentError } from '../../server/http/environment.ts';
import worker from '../../server/runtimes/worker.ts';
import workerWithSessions from '../../server/runtimes/worker-with-sessions.ts';
import { generateSecret } from '../../server/tokens/index.ts';
import { preferencesPath, sendJson, startServer } from '../server/handler/fixtures.ts';
import { now } from '../server/tokens/forge.ts';

describe('sessions from the environment', async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k' };
  let issuer: Awaited<ReturnType<typeof startServer>>;
  let env: Record<string, string>;

  before(async () => {
    issuer = await startServer((_request, response) => sendJson(response, 200, { keys: [jwk] }));
    env = {
      PREFERENCES_PUBLIC_URL: 'https://preferences.example.com',
      PREFERENCES_TOKEN_SECRET: generateSecret(),
      FEATUREBASE_API_KEY: 'sk_test_0123456789',
      FEATUREBASE_BASE_URL: 'http://127.0.0.1:9',
      PREFERENCES_SESSION_ISSUER: 'https://id.example.com/',
      PREFERENCES_SESSION_JWKS_URL: issuer.url,
      PREFERENCES_SESSION_ALGORITHMS: 'RS256, EdDSA',
      PREFERENCES_SESSION_AUTHORIZED_PARTIES: 'web, app',
      PREFERENCES_SESSION_USER_ID: 'uid',
      PREFERENCES_SESSION_MAX_LIFETIME: '10m',
      PREFERENCES_SESSION_CLOCK_TOLERANCE: '5',
      PREFERENCES_SESSION_JWKS_MAX_STALE: '2h',
    };
  });
  after(() => issuer.close());

  const sign = (claims: object = {}) =>
    new SignJWT({ iss: 'https://id.example.com/', azp: 'app', uid: 'usr_1', sub: 'x', ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(pair.privateKey);

  test('each variable is an option', async () => {
    const { sessions } = await readAppOptions(env);
    assert.equal((await sessions?.verify(await sign()))?.sub, 'usr_1');
    for (const claims of [{ azp: 'other' }, { iss: 'https://id.example.com' }, { uid: 1 }]) {
      await assert.rejects(async () => sessions?.verify(await sign(claims)), {
        code: 'token_invalid',
      });
    }
    const long = await readAppOptions({ ...env, PREFERENCES_SESSION_MAX_LIFETIME: '9m' });
    await assert.rejects(async () => long.sessions?.verify(await sign()), {
      reason: 'claims exp, lifetime',
    });
    const audience = { ...env, PREFERENCES_SESSION_AUDIENCE: 'a,b' };
    const { sessions: both } = await readAppOptions(audience);
    await assert.rejects(async () => both?.verify(await sign()), { reason: 'claims aud' });
    assert.equal((await both?.verify(await sign({ aud: ['b', 'c'] })))?.sub, 'usr_1');
  });

  test('without them there are no sessions', async () => {
    const own = Object.entries(env).filter(([name]) => !name.startsWith('PREFERENCES_SESSION_'));
    assert.equal((await readAppOptions(Object.fromEntries(own))).sessions, undefined);
  });

  test('a variable that is missing or wrong is named', async () => {
    for (const [variable, value] of [
      ['PREFERENCES_SESSION_ISSUER', ''],
      ['PREFERENCES_SESSION_JWKS_URL', ''],
      ['PREFERENCES_SESSION_JWKS_URL', 'http://id.example.com/jwks'],
      ['PREFERENCES_SESSION_ALGORITHMS', ''],
      ['PREFERENCES_SESSION_ALGORITHMS', 'HS256'],
      ['PREFERENCES_SESSION_MAX_LIFETIME', '31d'],
      ['PREFERENCES_SESSION_MAX_LIFETIME', 'long'],
      ['PREFERENCES_SESSION_CLOCK_TOLERANCE', '0'],
      ['PREFERENCES_SESSION_CLOCK_TOLERANCE', '1h'],
      ['PREFERENCES_SESSION_JWKS_MAX_STALE', '-1'],
      ['PREFERENCES_JWKS_MAX_STALE', 'long'],
    ] as const) {
      await assert.rejects(readAppOptions({ ...env, [variable]: value }), (error) => {
        assert.ok(error instanceof EnvironmentError);
        assert.equal(error.variable, variable);
        return true;
      });
    }
    const { PREFERENCES_SESSION_AUTHORIZED_PARTIES: _, ...withoutRecipient } = env;
    await assert.rejects(readAppOptions(withoutRecipient), {
      variable: 'PREFERENCES_SESSION_AUDIENCE',
    });
  });

  test('the API worker without sessions does not start with them, the one with them does', async () => {
    const token = await sign({ iat: now() });
    const ask = () =>
      new Request(`https://worker.example${preferencesPath('usr_2')}`, {
        headers: { Authorization: `Bearer ${token}` },
      });
    assert.equal((await worker.fetch(ask(), env)).status, 500);
    const response = await workerWithSessions.fetch(ask(), env);
    assert.equal(response.status, 403);
    assert.match(await response.text(), /user_mismatch/);
  });
});
