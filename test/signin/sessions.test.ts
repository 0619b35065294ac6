/** The rules of sessions: options that are refused, and tokens at the limits. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { TokenConfigurationError, TokenError } from '../../server/tokens/errors.ts';
import { createSessionVerifier, type SessionIssuer } from '../../server/tokens/sessions.ts';
import { assertSentence } from '../refusal.ts';
import { sendJson, startServer } from '../server/handler/fixtures.ts';
import { forge, now } from '../server/tokens/forge.ts';

const issuer = 'https://id.example.com';
const audience = 'https://preferences.example.com';
const pair = await generateKeyPair('ES256', { extractable: true });
const publicJwk: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'k' };
const jwks = { keys: [publicJwk] };
const options: SessionIssuer = { issuer, jwks, algorithms: ['ES256'], audience };

const sign = (claims: object = {}, header: object = {}) =>
  new SignJWT({ sub: 'usr_1', iss: issuer, aud: audience, iat: now(), exp: now() + 60, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k', ...header })
    .sign(pair.privateKey);

const outcome = (changes: object, token: string): Promise<string> =>
  createSessionVerifier([{ ...options, ...changes }])
    .verify(token)
    .then(
      ({ sub }) => `accepted ${sub}`,
      (error) => (error instanceof TokenError ? `${error.code}: ${error.reason}` : String(error)),
    );

describe('options of sessions', () => {
  const { audience: _, ...withoutRecipient } = options;
  const key = (changes: object) => ({ ...options, jwks: { keys: [{ ...publicJwk, ...changes }] } });
  const REFUSED: [name: string, issuers: object[], code: string][] = [
    ['no issuer at all', [], 'issuer_missing'],
    ['an unset issuer', [{ ...options, issuer: undefined }], 'issuer_missing'],
    ['an empty issuer', [{ ...options, issuer: ' ' }], 'issuer_missing'],
    ['an issuer twice', [options, options], 'issuer_duplicate'],
    ['neither audience nor authorized parties', [withoutRecipient], 'audience_missing'],
    ['an unset audience', [{ ...options, audience: undefined }], 'audience_missing'],
    ['an empty audience', [{ ...options, audience: '' }], 'audience_missing'],
    ['no audience in a list', [{ ...options, audience: [] }], 'audience_missing'],
    ['an unset audience in a list', [{ ...options, audience: [undefined] }], 'audience_missing'],
    ['one unset audience', [{ ...options, audience: ['a', undefined] }], 'audience_missing'],
    ['unset parties', [{ ...options, authorizedParties: undefined }], 'audience_missing'],
    ['no parties in a list', [{ ...options, authorizedParties: [] }], 'audience_missing'],
    ['unset algorithms', [{ ...options, algorithms: undefined }], 'algorithm_not_allowed'],
    ['no algorithms', [{ ...options, algorithms: [] }], 'algorithm_not_allowed'],
    ...['HS256', 'HS512', 'none', 'RS1', 'PS256', 'ES384', 'constructor', ''].map(
      (name): [string, object[], string] => [
        `the algorithm "${name}"`,
        [{ ...options, algorithms: ['ES256', name] }],
        'algorithm_not_allowed',
      ],
    ),
    ['an empty claim for the user id', [{ ...options, userId: '' }], 'user_id_missing'],
    ['no keys', [{ ...options, jwks: { keys: [] } }], 'jwks_invalid'],
    ['unset keys', [{ ...options, jwks: undefined }], 'jwks_invalid'],
    ['a private key', [key({ d: 'AA' })], 'jwks_invalid'],
    ['a shared secret', [key({ kty: 'oct', k: 'AA' })], 'jwks_invalid'],
    ['a key without a kid', [key({ kid: undefined })], 'jwks_invalid'],
    ['a key for encryption', [key({ use: 'enc' })], 'jwks_invalid'],
    ['another curve', [key({ crv: 'P-384' })], 'jwks_invalid'],
    ['an RSA key of 1024 bits', [key({ kty: 'RSA', n: 'A'.repeat(172) })], 'jwks_invalid'],
    [
      'two keys of a name',
      [{ ...options, jwks: { keys: [publicJwk, publicJwk] } }],
      'kid_duplicate',
    ],
    [
      'keys over http',
      [{ ...options, jwks: new URL('http://id.example.com/jwks') }],
      'jwks_not_https',
    ],
    ['a lifetime of 31 days', [{ ...options, maxLifetime: '31d' }], 'max_lifetime_too_long'],
    [
      'a tolerance of 6 minutes',
      [{ ...options, clockTolerance: '6m' }],
      'clock_tolerance_too_long',
    ],
    ['a lifetime in words', [{ ...options, maxLifetime: 'long' }], 'duration_invalid'],
  ];
  for (const [name, issuers, code] of REFUSED) {
    test(`${name}: ${code}`, () => {
      assert.throws(
        () => createSessionVerifier(issuers as SessionIssuer[]),
        (error) => {
          assert.ok(error instanceof TokenConfigurationError);
          assert.equal(error.code, code);
          assertSentence(error.message);
          return true;
        },
      );
    });
  }
});

describe('sessions', () => {
  test('the limits are where the options put them', async () => {
    const lasting = (seconds: number) => sign({ exp: now() + seconds });
    assert.equal(await outcome({}, await lasting(86_400)), 'accepted usr_1');
    const tooLong = 'token_invalid: claims exp, lifetime';
    assert.equal(await outcome({}, await lasting(86_401)), tooLong);
    assert.equal(await outcome({ maxLifetime: '1m' }, await lasting(60)), 'accepted usr_1');
    assert.equal(await outcome({ maxLifetime: '1m' }, await lasting(61)), tooLong);
    const expired = await sign({ iat: now() - 120, exp: now() - 60 });
    assert.equal(await outcome({}, expired), 'token_expired: exp');
    assert.equal(await outcome({ clockTolerance: '2m' }, expired), 'accepted usr_1');
    const early = await sign({ iat: now() + 60, exp: now() + 120 });
    assert.equal(await outcome({}, early), 'token_invalid: claims iat');
    assert.equal(await outcome({ clockTolerance: '2m' }, early), 'accepted usr_1');
  });

  test('one of several audiences is enough, and every authorized party counts', async () => {
    const aud = ['billing', audience];
    assert.equal(await outcome({}, await sign({ aud })), 'accepted usr_1');
    assert.equal(await outcome({}, await sign({ aud: ['billing'] })), 'token_invalid: claims aud');
    assert.equal(await outcome({}, await sign({ aud: [] })), 'token_invalid: claims aud');
    assert.equal(await outcome({ audience: ['a', audience] }, await sign()), 'accepted usr_1');
    const both = { authorizedParties: ['web'] };
    assert.equal(await outcome(both, await sign({ azp: 'web' })), 'accepted usr_1');
    assert.equal(await outcome(both, await sign()), 'token_invalid: claims azp');
    assert.equal(await outcome(both, await sign({ azp: 'app' })), 'token_invalid: claims azp');
    assert.equal(
      await outcome(both, await sign({ azp: 'web', client_id: 'app' })),
      'token_invalid: claims client_id',
    );
    assert.equal(
      await outcome(both, await sign({ azp: 'web', aud: 'billing' })),
      'token_invalid: claims aud',
    );
    assert.equal(await outcome(both, await sign({ azp: ['web'] })), 'token_invalid: claims azp');
  });

  test('the user id is the named claim, its own and not inherited', async () => {
    const claim = { userId: 'https://acme.example/id' };
    const token = await sign({ 'https://acme.example/id': 'usr_2' });
    assert.equal(await outcome(claim, token), 'accepted usr_2');
    for (const userId of ['missing', 'constructor', '__proto__', 'toString']) {
      assert.equal(await outcome({ userId }, token), 'token_invalid: claims user id');
    }
  });

  test('the type is missing, JWT or at+jwt, in any case', async () => {
    for (const typ of ['JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt']) {
      assert.equal(await outcome({}, await sign({}, { typ })), 'accepted usr_1', typ);
    }
    for (const typ of ['', 'at', 'logout+jwt', 'secevent+jwt', 'email-preferences+jwt']) {
      assert.equal(await outcome({}, await sign({}, { typ })), 'token_invalid: header typ', typ);
    }
  });

  test('other header members are ignored', async () => {
    assert.equal(await outcome({}, await sign({}, { cat: 'x', x5t: 'y' })), 'accepted usr_1');
  });

  test('two issuers do not sign for each other', async () => {
    const other = await generateKeyPair('ES256', { extractable: true });
    const verifier = createSessionVerifier([
      options,
      {
        ...options,
        issuer: 'https://other.example.com',
        jwks: { keys: [{ ...(await exportJWK(other.publicKey)), kid: 'k' }] },
      },
    ]);
    assert.equal((await verifier.verify(await sign())).sub, 'usr_1');
    await assert.rejects(verifier.verify(await sign({ iss: 'https://other.example.com' })), {
      reason: 'signature',
    });
  });

  test("handles every token but the project's own, and what is no token", async () => {
    const { handles } = createSessionVerifier([options]);
    assert.equal(handles(await sign()), true);
    assert.equal(handles(await sign({}, { typ: 'JWT' })), true);
    for (const token of [forge(), '', 'a', 'a.b.c', `${'A'.repeat(9000)}.e30.AA`]) {
      assert.equal(handles(token), false, token.slice(0, 40));
    }
  });
});

describe('sessions with a fetched key set', () => {
  let published: object[];
  let status: number;
  let server: Awaited<ReturnType<typeof startServer>>;
  const verifier = () => createSessionVerifier([{ ...options, jwks: new URL(server.url) }]);

  beforeEach(async () => {
    published = [publicJwk];
    status = 200;
    server = await startServer((_request, response) =>
      sendJson(response, status, { keys: published }),
    );
  });
  afterEach(() => server.close());

  test('verify with one fetch', async () => {
    const { verify } = verifier();
    for (let count = 0; count < 10; count += 1) await verify(await sign());
    assert.equal(server.received.length, 1);
  });

  test('are not refused for good while the key set cannot be had', async () => {
    status = 500;
    await assert.rejects(verifier().verify(await sign()), { code: 'keys_unavailable' });
  });

  test('refuse an RSA key under 2,048 bits: that key set cannot be used', async () => {
    const { privateKey, publicKey } = await generateShortRsa();
    published = [{ ...publicKey, kid: 'short', alg: 'RS256' }];
    const { verify } = createSessionVerifier([
      { ...options, algorithms: ['RS256'], jwks: new URL(server.url) },
    ]);
    await assert.rejects(verify(await signShort(privateKey)), {
      code: 'keys_unavailable',
      reason: 'key set',
    });
  });
});

async function generateShortRsa() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  );
  return { privateKey, publicKey: await exportJWK(publicKey) };
}

/** jose signs with no key of this size. */
async function signShort(key: CryptoKey): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: 'usr_1', iss: issuer, aud: audience, iat: now(), exp: now() + 60 };
  const input = `${encode({ alg: 'RS256', kid: 'short' })}.${encode(claims)}`;
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}
