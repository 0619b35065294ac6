import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { MAX_TOKEN_LIFETIME, UNDO_TOKEN_LIFETIME } from '../../../server/tokens/claims.ts';
import {
  createTokenKeys,
  generateSecret,
  listUnsubscribeHeaders,
  preferencesLink,
  signToken,
  TokenConfigurationError,
  TokenError,
  type TokenKeysOptions,
  unsubscribeLink,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { assertSentence } from '../../refusal.ts';
import { sendJson, startServer } from '../handler/fixtures.ts';
import { forge, goodClaims, goodHeader, ISSUER, now, SECRET } from './forge.ts';

const secrets = [{ secret: SECRET, kid: 'k1' }];
const keys = await createTokenKeys({ issuer: ISSUER, secrets });
const sub = 'usr_12345';
const publicUrl = ISSUER;

const rejectsWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof TokenConfigurationError || error instanceof TokenError, String(error));
  assert.equal(error.code, code);
  assertSentence(error.message);
  return true;
};

describe('minting and verifying', () => {
  test('what was minted is what is read', async () => {
    const token = await signToken(keys, { sub, scope: 'unsubscribe', category: 'changelog' });
    const { iat, exp, jti, ...claims } = await verifyToken(keys, token);
    assert.deepEqual(claims, {
      sub,
      iss: ISSUER,
      aud: 'email-preferences',
      scope: 'unsubscribe',
      category: 'changelog',
      kid: keys.signing?.kid,
    });
    assert.ok(Math.abs(iat - now()) <= 1);
    assert.equal(exp - iat, 90 * 86_400);
    assert.match(jti, /^[\w-]{22}$/);
  });

  test('a label goes with its category, into links too', async () => {
    const label = 'Mudanças de preço';
    const of = { sub, category: 'NTC-1234-0001', label };
    const token = await signToken(keys, { ...of, scope: 'unsubscribe' });
    assert.equal((await verifyToken(keys, token)).label, label);
    const headers = await listUnsubscribeHeaders(keys, { ...of, publicUrl });
    const [, inHeader] = /token=([^>]+)>/.exec(headers['List-Unsubscribe']) ?? [];
    assert.equal((await verifyToken(keys, inHeader)).label, label);
    const all = await unsubscribeLink(keys, { ...of, publicUrl, category: 'all' });
    assert.equal((await verifyToken(keys, all.split('token=')[1])).label, undefined);
  });

  test('a label is 1 to 80 characters without control or bidirectional characters', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.constantFrom(
        '',
        ' ',
        'x'.repeat(80),
        'x'.repeat(81),
        '\u{1f642}'.repeat(80),
        'a\u202eb',
        'a\nb',
      ),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (label) => {
        const isPlain =
          label !== '' &&
          [...label].length <= 80 &&
          !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|\p{Bidi_Control}/u.test(label);
        const claims = { ...goodClaims(), scope: 'unsubscribe', category: 'x', label };
        const results = await Promise.allSettled([
          verifyToken(keys, forge(goodHeader(), claims)),
          signToken(keys, { sub, scope: 'unsubscribe', category: 'x', label }),
        ]);
        const outcome = isPlain ? 'fulfilled' : 'rejected';
        assert.deepEqual(
          results.map(({ status }) => status),
          [outcome, outcome],
        );
      }),
      { numRuns: 300 },
    );
  });

  test('a lifetime is given in seconds or with a unit', async () => {
    for (const [expiresIn, lifetime] of [
      [30, 30],
      ['15m', 900],
      ['12h', 43_200],
      ['730d', 730 * 86_400],
    ] as const) {
      const token = await signToken(keys, { sub, scope: 'manage', expiresIn });
      const { iat, exp } = await verifyToken(keys, token);
      assert.equal(exp - iat, lifetime);
    }
  });

  const REFUSED = [
    ['a user id that is no path', { sub: '..', scope: 'manage' }, 'claims_invalid'],
    ['a hidden parent folder', { sub: 'a/../b', scope: 'manage' }, 'claims_invalid'],
    ['an empty user id', { sub: '', scope: 'manage' }, 'claims_invalid'],
    ['a user id of 257 characters', { sub: 'u'.repeat(257), scope: 'manage' }, 'claims_invalid'],
    ['half a character', { sub: '\ud800', scope: 'manage' }, 'claims_invalid'],
    ['a control character', { sub: 'a\nb', scope: 'manage' }, 'claims_invalid'],
    ['no user id', { scope: 'manage' }, 'claims_invalid'],
    ['an undo token', { sub, scope: 'undo', category: 'all' }, 'claims_invalid'],
    ['an unknown scope', { sub, scope: 'admin' }, 'claims_invalid'],
    [
      'a managing token for one category',
      { sub, scope: 'manage', category: 'x' },
      'claims_invalid',
    ],
    ['a category of signs', { sub, scope: 'unsubscribe', category: 'a b' }, 'claims_invalid'],
    ['a label without a category', { sub, scope: 'unsubscribe', label: 'x' }, 'claims_invalid'],
    ['a lifetime over two years', { sub, scope: 'manage', expiresIn: '731d' }, 'claims_invalid'],
    ['a lifetime of zero', { sub, scope: 'manage', expiresIn: 0 }, 'duration_invalid'],
    ['a negative lifetime', { sub, scope: 'manage', expiresIn: -5 }, 'duration_invalid'],
    ['a lifetime in words', { sub, scope: 'manage', expiresIn: 'soon' }, 'duration_invalid'],
  ] as const;
  for (const [name, options, code] of REFUSED) {
    test(`${name} is not minted`, async () => {
      // Types forbid some of these; callers from JavaScript have no types.
      const untyped = options as unknown as Parameters<typeof signToken>[1];
      await assert.rejects(signToken(keys, untyped), rejectsWith(code));
    });
  }

  test('an expired token says so, and whose it was', async () => {
    const old = { ...goodClaims(), iat: now() - 700, exp: now() - 100 };
    await assert.rejects(verifyToken(keys, forge(goodHeader(), old)), (error) => {
      rejectsWith('token_expired')(error);
      assert.equal((error as TokenError).claims?.sub, sub);
      return true;
    });
  });

  /** How far a claim may be from the verifier's clock, in seconds: the last accepted, the first refused. */
  const CLOCKS = [
    ['iat', 30, 31, 'token_invalid'],
    ['nbf', 30, 31, 'token_invalid'],
    ['exp', -29, -30, 'token_expired'],
  ] as const;
  for (const [claim, accepted, refused, code] of CLOCKS) {
    test(`clocks may differ by 30 seconds, and not by more: ${claim}`, async (t) => {
      t.mock.timers.enable({ apis: ['Date'], now: now() * 1000 });
      const token = (seconds: number) =>
        forge(goodHeader(), {
          ...goodClaims(),
          iat: now() - 60,
          exp: now() + 600,
          [claim]: now() + seconds,
        });
      await verifyToken(keys, token(accepted));
      await assert.rejects(verifyToken(keys, token(refused)), rejectsWith(code));
    });
  }

  /** The longest accepted lifetime of a token, in seconds, with the claims of its kind. */
  const LIFETIMES = [
    ['manage', MAX_TOKEN_LIFETIME, {}],
    ['unsubscribe', MAX_TOKEN_LIFETIME, { category: 'changelog' }],
    ['undo', UNDO_TOKEN_LIFETIME, { category: 'changelog' }],
  ] as const;
  for (const [scope, lifetime, claims] of LIFETIMES) {
    test(`a token to ${scope} may live for ${lifetime} seconds, and not for one more`, async () => {
      const token = (seconds: number) =>
        forge(goodHeader(), { ...goodClaims(), scope, ...claims, exp: now() + seconds });
      await verifyToken(keys, token(lifetime));
      await assert.rejects(verifyToken(keys, token(lifetime + 1)), rejectsWith('token_invalid'));
      await assert.rejects(verifyToken(keys, token(0)), rejectsWith('token_invalid'));
    });
  }

  test('an id of a token is 1 to 128 visible characters, from its first to its last', async () => {
    const token = (jti: string) => forge(goodHeader(), { ...goodClaims(), jti });
    for (const jti of ['!', '~'.repeat(128)]) await verifyToken(keys, token(jti));
    for (const jti of ['', ' a', 'a ', 'a\n', 'a b', 'ä', 'a'.repeat(129)]) {
      await assert.rejects(verifyToken(keys, token(jti)), rejectsWith('token_invalid'), jti);
    }
  });

  test('a signature of any other length is refused, and no failure', async () => {
    const signed = forge();
    const [header, payload, signature = ''] = signed.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    for (const other of [bytes.subarray(0, 31), Buffer.concat([bytes, Buffer.alloc(1)])]) {
      const token = `${header}.${payload}.${other.toString('base64url')}`;
      await assert.rejects(verifyToken(keys, token), rejectsWith('token_invalid'));
    }
  });
});

describe('keys', () => {
  const JWK_SHAPE = { kty: 'EC', crv: 'P-256', alg: 'ES256', kid: 'a', x: 'AA', y: 'AA' };
  const jwk = (changes: object) => ({ keys: [{ ...JWK_SHAPE, ...changes }] });
  const REFUSED: [name: string, options: object, code: string][] = [
    ['no issuer', { issuer: undefined, secrets }, 'issuer_missing'],
    ['an empty issuer', { issuer: '', secrets }, 'issuer_missing'],
    ['an unset audience', { audience: undefined, secrets }, 'audience_missing'],
    ['an empty audience', { audience: '', secrets }, 'audience_missing'],
    ['no key, so no algorithm', {}, 'keys_missing'],
    ['no secrets', { secrets: [] }, 'keys_missing'],
    ['a secret of 31 bytes', { secrets: [{ secret: SECRET.slice(0, 42) }] }, 'secret_too_short'],
    ['an empty secret', { secrets: [{ secret: '' }] }, 'secret_not_base64url'],
    ['a padded secret', { secrets: [{ secret: `${SECRET}=` }] }, 'secret_not_base64url'],
    ['a secret in words', { secrets: [{ secret: 'correct horse' }] }, 'secret_not_base64url'],
    ['a pattern', { secrets: [{ secret: 'abcd'.repeat(16) }] }, 'secret_not_random'],
    ['PEM', { secrets: [{ secret: '-----BEGIN PUBLIC KEY-----\nMIIB' }] }, 'secret_is_pem'],
    ['two of a name', { secrets: [...secrets, ...secrets] }, 'kid_duplicate'],
    ['a name of signs', { secrets: [{ secret: SECRET, kid: '../k' }] }, 'kid_invalid'],
    ['an empty name', { secrets: [{ secret: SECRET, kid: '' }] }, 'kid_invalid'],
    ['a lifetime of 59 days', { secrets, linkLifetime: '59d' }, 'link_lifetime_too_short'],
    ['a lifetime of three years', { secrets, linkLifetime: '1095d' }, 'link_lifetime_too_long'],
    ['an empty key set', { jwks: { keys: [] } }, 'jwks_invalid'],
    ['a private key', { jwks: jwk({ d: 'AA' }) }, 'jwks_invalid'],
    ['a secret as a JWK', { jwks: jwk({ kty: 'oct', alg: 'HS256', k: SECRET }) }, 'jwks_invalid'],
    ['a JWK without algorithm', { jwks: jwk({ alg: undefined }) }, 'jwks_invalid'],
    ['a JWK without name', { jwks: jwk({ kid: undefined }) }, 'jwks_invalid'],
    ['a JWK for encryption', { jwks: jwk({ use: 'enc' }) }, 'jwks_invalid'],
    ['an RSA key', { jwks: jwk({ kty: 'RSA', alg: 'RS256' }) }, 'jwks_invalid'],
    ['the curve of another algorithm', { jwks: jwk({ crv: 'P-384' }) }, 'jwks_invalid'],
    ['a bad JWK beside a good one', { jwks: { keys: [JWK_SHAPE, { kid: 'b' }] } }, 'jwks_invalid'],
    ['two JWKs of a name', { jwks: { keys: [JWK_SHAPE, JWK_SHAPE] } }, 'kid_duplicate'],
    ['a key set over http', { jwks: new URL('http://keys.example.com') }, 'jwks_not_https'],
  ];
  for (const [name, options, code] of REFUSED) {
    test(`${name} is refused`, async () => {
      const untyped = { issuer: ISSUER, ...options } as TokenKeysOptions;
      await assert.rejects(createTokenKeys(untyped), rejectsWith(code));
    });
  }

  test('a short lifetime of links needs the option by its name', async () => {
    const short = await createTokenKeys({
      issuer: ISSUER,
      secrets,
      linkLifetime: '30d',
      allowShortLinkLifetime: true,
    });
    const { iat, exp } = await verifyToken(short, await signToken(short, { sub, scope: 'manage' }));
    assert.equal(exp - iat, 30 * 86_400);
  });

  test('rotation: the new secret signs, the old one still verifies until it is taken away', async () => {
    const [older, newer] = [generateSecret(), generateSecret()];
    const before = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret: older }] });
    const during = await createTokenKeys({
      issuer: ISSUER,
      secrets: [{ secret: newer }, { secret: older }],
    });
    const after = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret: newer }] });
    const mailedEarlier = await signToken(before, { sub, scope: 'manage' });
    const mailedNow = await signToken(during, { sub, scope: 'manage' });
    assert.equal((await verifyToken(during, mailedEarlier)).sub, sub);
    assert.equal((await verifyToken(after, mailedNow)).sub, sub);
    await assert.rejects(verifyToken(after, mailedEarlier), rejectsWith('token_invalid'));
  });

  test('a revoked token is like any other that is not valid', async () => {
    const revoking = await createTokenKeys({
      issuer: ISSUER,
      secrets,
      revoked: async ({ jti }) => jti === 'jti-1',
    });
    await assert.rejects(verifyToken(revoking, forge()), rejectsWith('token_invalid'));
    const old = { ...goodClaims(), iat: now() - 700, exp: now() - 100 };
    await assert.rejects(
      verifyToken(revoking, forge(goodHeader(), old)),
      rejectsWith('token_invalid'),
    );
    await verifyToken(revoking, forge(goodHeader(), { ...goodClaims(), jti: 'jti-2' }));
  });

  test('a revocation list that fails opens no door', async () => {
    const failing = await createTokenKeys({
      issuer: ISSUER,
      secrets,
      revoked: () => Promise.reject(new Error('list is down')),
    });
    await assert.rejects(verifyToken(failing, forge()), /list is down/);
  });
});

for (const alg of ['ES256', 'EdDSA']) {
  describe(`public keys: ${alg}`, async () => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const publicJwk: JWK = { ...(await exportJWK(pair.publicKey)), alg, kid: 'p1', use: 'sig' };
    const sign = (claims: object = {}, kid = 'p1', key = pair.privateKey) =>
      new SignJWT({ ...goodClaims(), ...claims })
        .setProtectedHeader({ alg, kid, typ: 'email-preferences+jwt' })
        .sign(key);

    test('an inline key set verifies, beside a secret that signs', async () => {
      const both = await createTokenKeys({ issuer: ISSUER, secrets, jwks: { keys: [publicJwk] } });
      assert.equal((await verifyToken(both, await sign())).sub, sub);
      assert.equal((await verifyToken(both, forge())).sub, sub);
      await assert.rejects(verifyToken(both, await sign({}, 'p2')), rejectsWith('token_invalid'));
      const stranger = await generateKeyPair(alg);
      await assert.rejects(
        verifyToken(both, await sign({}, 'p1', stranger.privateKey)),
        rejectsWith('token_invalid'),
      );
    });

    test('who publishes a key mints no undo token', async () => {
      const both = await createTokenKeys({ issuer: ISSUER, secrets, jwks: { keys: [publicJwk] } });
      const undo = { scope: 'undo', category: 'all' };
      const refused = { code: 'token_invalid', reason: 'scope' };
      await assert.rejects(verifyToken(both, await sign(undo)), refused);
    });

    test('without a secret, nothing can be signed', async () => {
      const verifying = await createTokenKeys({ issuer: ISSUER, jwks: { keys: [publicJwk] } });
      await assert.rejects(
        signToken(verifying, { sub, scope: 'manage' }),
        rejectsWith('no_signing_key'),
      );
    });

    test('a fetched key set is kept, and unknown keys do not make it fetch again and again', async () => {
      const server = await startServer((_request, response) =>
        sendJson(response, 200, { keys: [publicJwk] }),
      );
      const remote = await createTokenKeys({ issuer: ISSUER, jwks: new URL(server.url) });
      for (let count = 0; count < 20; count += 1) await verifyToken(remote, await sign());
      for (let count = 0; count < 20; count += 1) {
        await assert.rejects(
          verifyToken(remote, await sign({}, `p${count + 2}`)),
          rejectsWith('token_invalid'),
        );
      }
      assert.equal(server.received.length, 1);
      await server.close();
    });

    test('a key set that cannot be had is not the fault of the token', async () => {
      const token = await sign();
      for (const answer of ['{', '{"keys":1}', '<html>']) {
        const server = await startServer((_request, response) => void response.end(answer));
        const remote = await createTokenKeys({ issuer: ISSUER, jwks: new URL(server.url) });
        await assert.rejects(verifyToken(remote, token), rejectsWith('keys_unavailable'));
        await server.close();
        const gone = await createTokenKeys({ issuer: ISSUER, jwks: new URL(server.url) });
        await assert.rejects(verifyToken(gone, token), rejectsWith('keys_unavailable'));
      }
    });
  });
}

describe('links', () => {
  test('a link to all preferences manages, a link to unsubscribe does not', async () => {
    const manage = new URL(await preferencesLink(keys, { publicUrl, sub }));
    assert.equal(`${manage.origin}${manage.pathname}`, `${publicUrl}/preferences`);
    const claims = await verifyToken(keys, manage.searchParams.get('token'));
    assert.equal(claims.scope, 'manage');
    const leave = new URL(await unsubscribeLink(keys, { publicUrl, sub, category: 'changelog' }));
    assert.equal(leave.pathname, '/unsubscribe');
    const { scope, category } = await verifyToken(keys, leave.searchParams.get('token'));
    assert.deepEqual([scope, category], ['unsubscribe', 'changelog']);
  });

  test('the headers are the two of RFC 8058, in one line each', async () => {
    const headers = await listUnsubscribeHeaders(keys, { publicUrl, sub, category: 'changelog' });
    assert.deepEqual(Object.keys(headers), ['List-Unsubscribe', 'List-Unsubscribe-Post']);
    assert.match(
      headers['List-Unsubscribe'],
      /^<https:\/\/preferences\.example\.com\/unsubscribe\?token=[\w.-]+>$/,
    );
    assert.equal(headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  });

  test('the URL stays under 900 characters, or is not made', async () => {
    const longest = await unsubscribeLink(keys, {
      publicUrl,
      sub: 'u'.repeat(256),
      category: 'c'.repeat(64),
    });
    assert.ok(longest.length < 900, String(longest.length));
    const wide = { publicUrl, sub: '漢'.repeat(256) };
    await assert.rejects(unsubscribeLink(keys, wide), rejectsWith('link_too_long'));
  });

  test('a path of the public address is kept, and only safe addresses are taken', async () => {
    const link = await preferencesLink(keys, { publicUrl: 'https://acme.example/mail/', sub });
    assert.ok(link.startsWith('https://acme.example/mail/preferences?token='));
    for (const bad of ['http://acme.example', 'acme.example', 'https://acme.example/?x=1', '']) {
      await assert.rejects(
        preferencesLink(keys, { publicUrl: bad, sub }),
        rejectsWith('public_url_invalid'),
      );
    }
  });
});
