import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenKeys, TokenError, verifyToken } from '../../../server/tokens/index.ts';
import { type RecordingServer, sendJson, startServer } from '../handler/fixtures.ts';
import { goodClaims, ISSUER, now } from './forge.ts';

const MINUTE = 60_000;

async function keyPair(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const sign = () =>
    new SignJWT({ ...goodClaims(), iat: now() - 60, exp: now() + 86_400 })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'email-preferences+jwt' })
      .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), alg: 'ES256', kid }, sign };
}

describe('a fetched key set', () => {
  let server: RecordingServer;
  let first: Awaited<ReturnType<typeof keyPair>>;
  let second: Awaited<ReturnType<typeof keyPair>>;
  let status: number;
  let published: object[];

  const verifier = async (jwksMaxStale?: '1h' | '2h') => {
    const keys = await createTokenKeys({
      issuer: ISSUER,
      jwks: new URL(server.url),
      ...(jwksMaxStale ? { jwksMaxStale } : {}),
    });
    return (token: string) =>
      verifyToken(keys, token).then(
        () => 'accepted',
        (error) => (error instanceof TokenError ? error.code : String(error)),
      );
  };

  beforeEach(async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    status = 200;
    [first, second] = [await keyPair('first'), await keyPair('second')];
    published = [first.jwk];
    server = await startServer((_request, response) =>
      sendJson(response, status, { keys: published }),
    );
  });
  afterEach(async () => {
    mock.timers.reset();
    await server.close();
  });

  test('is fetched once in 10 minutes, also by requests at the same time', async () => {
    const verify = await verifier();
    const token = await first.sign();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    assert.deepEqual(new Set(outcomes), new Set(['accepted']));
    assert.equal(server.received.length, 1);
    mock.timers.tick(10 * MINUTE);
    assert.equal(await verify(token), 'accepted');
    assert.equal(server.received.length, 2);
  });

  test('has a new key within 30 seconds, and loses a withdrawn one within 10 minutes', async () => {
    const verify = await verifier();
    assert.equal(await verify(await first.sign()), 'accepted');
    published = [second.jwk];
    assert.equal(await verify(await second.sign()), 'token_invalid');
    mock.timers.tick(30_000);
    assert.equal(await verify(await second.sign()), 'accepted');
    assert.equal(await verify(await first.sign()), 'token_invalid');
  });

  test('stays in use while fetches fail, for 10 minutes and jwksMaxStale', async () => {
    for (const [maxStale, minutes] of [
      [undefined, 60],
      ['2h', 120],
    ] as const) {
      status = 200;
      const verify = await verifier(maxStale);
      const token = await first.sign();
      assert.equal(await verify(token), 'accepted');
      status = 500;
      mock.timers.tick((10 + minutes) * MINUTE - 1000);
      assert.equal(await verify(token), 'accepted');
      mock.timers.tick(MINUTE);
      assert.equal(await verify(token), 'keys_unavailable');
      status = 200;
      mock.timers.tick(2 * MINUTE);
      assert.equal(await verify(token), 'accepted');
    }
  });

  test('is fetched more and more rarely while that fails: after 1, 2, 4 … 60 seconds', async () => {
    status = 503;
    const verify = await verifier();
    const token = await first.sign();
    const fetchesIn = async (seconds: number) => {
      const before = server.received.length;
      for (let second = 0; second < seconds; second += 1) {
        for (let request = 0; request < 5; request += 1) {
          assert.equal(await verify(token), 'keys_unavailable');
        }
        mock.timers.tick(1000);
      }
      return server.received.length - before;
    };
    assert.equal(await fetchesIn(60), 6);
    assert.equal(await fetchesIn(600), 10);
    status = 200;
    mock.timers.tick(MINUTE);
    assert.equal(await verify(token), 'accepted');
  });

  test('unknown keys during an outage are not refused for good, and cause no flood', async () => {
    const verify = await verifier();
    assert.equal(await verify(await first.sign()), 'accepted');
    status = 500;
    mock.timers.tick(MINUTE);
    for (let request = 0; request < 20; request += 1) {
      assert.equal(await verify(await second.sign()), 'keys_unavailable');
      assert.equal(await verify(await first.sign()), 'accepted');
    }
    assert.equal(server.received.length, 2);
  });

  test('is fetched for each request in a Worker, where requests must not share a fetch', async (t) => {
    const { navigator } = globalThis;
    t.after(() => Object.defineProperty(globalThis, 'navigator', { value: navigator }));
    const token = await first.sign();
    for (const [value, fetches] of [
      [{ userAgent: 'Cloudflare-Workers' }, 3],
      [{ userAgent: 'Node.js/24' }, 1],
      [undefined, 1],
    ] as const) {
      Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
      server.received.length = 0;
      const verify = await verifier();
      const outcomes = await Promise.all([verify(token), verify(token), verify(token)]);
      assert.deepEqual(outcomes, ['accepted', 'accepted', 'accepted']);
      assert.equal(server.received.length, fetches);
    }
  });

  test('with two keys of one name verifies nothing by it', async () => {
    published = [first.jwk, { ...second.jwk, kid: 'first' }];
    const keys = await createTokenKeys({ issuer: ISSUER, jwks: new URL(server.url) });
    const refused = { code: 'token_invalid', reason: 'signature' };
    await assert.rejects(verifyToken(keys, await first.sign()), refused);
  });

  test('does not follow a redirect', async () => {
    const elsewhere = await startServer((_request, response) =>
      sendJson(response, 200, { keys: [first.jwk] }),
    );
    const redirecting = await startServer((_request, response) => {
      response.writeHead(302, { Location: elsewhere.url }).end();
    });
    const keys = await createTokenKeys({ issuer: ISSUER, jwks: new URL(redirecting.url) });
    await assert.rejects(verifyToken(keys, await first.sign()), { code: 'keys_unavailable' });
    assert.equal(elsewhere.received.length, 0);
    await Promise.all([elsewhere.close(), redirecting.close()]);
  });
});
