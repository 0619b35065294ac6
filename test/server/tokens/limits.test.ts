/** Options of keys and tokens at their limits: the last that is accepted, the first that is refused. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { claimsSchema, isCoherent, TOKEN_TYPE } from '../../../server/tokens/claims.ts';
import { durationSeconds } from '../../../server/tokens/duration.ts';
import {
  createTokenKeys,
  generateSecret,
  signToken,
  TokenError,
  type TokenKeysOptions,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { keysUnavailable } from '../../../server/tokens/signature.ts';
import { assertSentence } from '../../refusal.ts';
import { forge, goodClaims, goodHeader, ISSUER, KID, SECRET } from './forge.ts';
import { refusedAs } from './refused-as.ts';

const secrets = [{ secret: SECRET, kid: KID }];
const keysWith = (options: Partial<TokenKeysOptions> = {}) =>
  createTokenKeys({ issuer: ISSUER, secrets, ...options });
const keys = await keysWith();
const sub = 'usr_12345';

describe('a duration', () => {
  test('is whole seconds, or a number of nine digits with a unit', async () => {
    for (const [duration, seconds] of [
      [1, 1],
      ['1s', 1],
      ['90', 90],
      ['15m', 900],
      ['12h', 43_200],
      ['2d', 172_800],
      ['999999999d', 999_999_999 * 86_400],
    ] as const) {
      assert.equal(durationSeconds(duration as '1s'), seconds);
    }
    for (const duration of [
      '',
      '0',
      '0d',
      '1w',
      '1 d',
      '1.5h',
      '-1',
      'x1s',
      '1sx',
      '1000000000',
      1.5,
    ]) {
      await refusedAs('duration_invalid', () => durationSeconds(duration as '1s'));
    }
  });
});

describe('claims', () => {
  const valid = (changes: object) =>
    claimsSchema.safeParse({ ...goodClaims(), ...changes }).success;

  test('have times that are whole seconds since 1970', () => {
    for (const name of ['iat', 'exp', 'nbf']) {
      for (const time of [0, 1, Number.MAX_SAFE_INTEGER]) assert.ok(valid({ [name]: time }));
      for (const time of [-1, 1.5, 2 ** 53, Number.POSITIVE_INFINITY, '1', null]) {
        assert.ok(!valid({ [name]: time }), `${name} ${time}`);
      }
    }
  });

  test('have texts, and a category that is 1 to 64 characters long', () => {
    for (const category of ['a', 'A-_9', `a${'b'.repeat(63)}`]) assert.ok(valid({ category }));
    for (const category of ['', '9a', '-a', 'a b', 'a.', ' a', `a${'b'.repeat(64)}`, 7]) {
      assert.ok(!valid({ category }), String(category));
    }
    for (const name of ['iss', 'aud', 'scope', 'label', 'jti']) assert.ok(!valid({ [name]: 7 }));
  });

  test('fit together by scope', () => {
    const claims = { sub, iss: ISSUER, aud: 'a', jti: 'j', iat: 100, exp: 200 } as const;
    for (const [scope, category, label, fits] of [
      ['manage', undefined, undefined, true],
      ['manage', 'news', undefined, false],
      ['manage', undefined, 'News', true],
      ['unsubscribe', undefined, undefined, true],
      ['unsubscribe', 'news', undefined, true],
      ['unsubscribe', 'news', 'News', true],
      ['unsubscribe', undefined, 'News', false],
      ['undo', 'news', undefined, true],
      ['undo', 'news', 'News', true],
      ['undo', undefined, undefined, false],
    ] as const) {
      assert.equal(isCoherent({ ...claims, scope, category, label }), fits, `${scope} ${category}`);
    }
  });
});

describe('a secret', () => {
  const of = (bytes: number[]) => Buffer.from(bytes).toString('base64url');
  const counting = (length: number, distinct: number) =>
    of(Array.from({ length }, (_, at) => at % distinct));
  const secret = (secret: string, kid?: string) =>
    keysWith({ secrets: [{ secret, ...(kid === undefined ? {} : { kid }) }] });

  test('has 32 bytes or more, 16 of them different', async () => {
    for (const good of [counting(32, 16), counting(33, 33), counting(34, 34), counting(64, 16)]) {
      const made = await secret(good);
      const token = await signToken(made, { sub, scope: 'manage' });
      assert.equal((await verifyToken(made, token)).sub, sub);
    }
    await refusedAs('secret_too_short', () => secret(counting(31, 31)));
    await refusedAs('secret_not_random', () => secret(counting(32, 15)));
    await refusedAs('secret_not_base64url', () => secret(`${counting(32, 32)}AA`));
    for (const sign of ['+', '/', ' ', '.']) {
      await refusedAs('secret_not_base64url', () => secret(sign + counting(33, 33)));
      await refusedAs('secret_not_base64url', () => secret(counting(33, 33) + sign));
    }
  });

  test('is made new each time, of 32 bytes', () => {
    const made = new Set(Array.from({ length: 50 }, generateSecret));
    assert.equal(made.size, 50);
    for (const one of made) assert.equal(Buffer.from(one, 'base64url').length, 32);
  });

  test('has a name of 1 to 64 characters, or the first 11 of its hash', async () => {
    for (const kid of ['k', 'A.b-c_9', 'x'.repeat(64)]) {
      assert.equal((await secret(SECRET, kid)).signing?.kid, kid);
    }
    for (const kid of ['', 'x'.repeat(65), 'a b', 'ä', '../k']) {
      await refusedAs('kid_invalid', () => secret(SECRET, kid));
    }
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(SECRET, 'base64url'));
    const expected = Buffer.from(digest).toString('base64url').slice(0, 11);
    assert.equal((await secret(SECRET)).signing?.kid, expected);
  });

  test('that signs is the first, and none can be read from the keys', async () => {
    const [first, second] = [generateSecret(), generateSecret()];
    const made = await keysWith({
      secrets: [
        { secret: first, kid: 'a' },
        { secret: second, kid: 'b' },
      ],
    });
    assert.deepEqual([made.signing?.kid, [...made.secrets.keys()]], ['a', ['a', 'b']]);
    assert.equal(made.signing?.key, made.secrets.get('a'));
    for (const key of made.secrets.values()) {
      assert.equal(key.extractable, false);
      assert.deepEqual(key.usages.toSorted(), ['sign', 'verify']);
    }
  });
});

describe('keys', () => {
  test('know the header of what they sign', async () => {
    const [header = ''] = (await signToken(keys, { sub, scope: 'manage' })).split('.');
    assert.deepEqual(keys.headers.get(header), { alg: 'HS256', kid: KID, typ: TOKEN_TYPE });
  });

  test('of another service may be several, each with its name', async () => {
    const pairs = await Promise.all(['ES256', 'EdDSA'].map((alg) => generateKeyPair(alg)));
    const jwks = await Promise.all(
      pairs.map(async ({ publicKey }, at) => ({
        ...(await exportJWK(publicKey)),
        alg: at === 0 ? 'ES256' : 'EdDSA',
        kid: `p${at}`,
      })),
    );
    const verifying = await createTokenKeys({ issuer: ISSUER, jwks: { keys: jwks } });
    for (const [at, { privateKey }] of pairs.entries()) {
      const header = { alg: at === 0 ? 'ES256' : 'EdDSA', kid: `p${at}`, typ: TOKEN_TYPE };
      const token = new SignJWT(goodClaims()).setProtectedHeader(header).sign(privateKey);
      assert.equal((await verifyToken(verifying, await token)).kid, `p${at}`);
    }
  });

  test('have links that work for 60 to 730 days, 90 unless told', async () => {
    const day = 86_400;
    assert.equal(keys.linkLifetime, 90 * day);
    for (const days of [60, 730] as const) {
      assert.equal((await keysWith({ linkLifetime: `${days}d` })).linkLifetime, days * day);
    }
    const short = 60 * day - 1;
    await refusedAs('link_lifetime_too_short', () => keysWith({ linkLifetime: short }));
    const allowed = await keysWith({ linkLifetime: short, allowShortLinkLifetime: true });
    assert.equal(allowed.linkLifetime, short);
    const long = { linkLifetime: 730 * day + 1, allowShortLinkLifetime: true } as const;
    await refusedAs('link_lifetime_too_long', () => keysWith(long));
    await refusedAs('duration_invalid', () => keysWith({ jwksMaxStale: 0 }));
  });

  test('have the audience of the project unless told', async () => {
    assert.equal(keys.audience, 'email-preferences');
    assert.equal((await keysWith({ audience: 'other' })).audience, 'other');
  });

  test('sign for the listed categories, and verify any', async () => {
    const limited = await keysWith({ categories: ['news', 'tips'] });
    const token = (category: string, by = limited) =>
      signToken(by, { sub, scope: 'unsubscribe', category });
    assert.equal((await verifyToken(limited, await token('tips'))).category, 'tips');
    const said = await refusedAs('category_unknown', () => token('typo'));
    assert.equal(said, 'There is no category of this key. There are: news, tips.');
    assert.equal((await verifyToken(limited, await token('typo', keys))).category, 'typo');
    await signToken(limited, { sub, scope: 'unsubscribe' });
  });

  test('of another service are P-256 or Ed25519, by either name, for signatures or for anything', async () => {
    const accepted = async (alg: string, changes: object = {}) => {
      const pair = await generateKeyPair(alg, { extractable: true });
      const jwk: JWK = { ...(await exportJWK(pair.publicKey)), alg, kid: 'p', ...changes };
      await keysWith({ jwks: { keys: [jwk] } });
    };
    for (const alg of ['ES256', 'EdDSA', 'Ed25519']) {
      await accepted(alg);
      await accepted(alg, { use: 'sig' });
      for (const changes of [
        { use: 'enc' },
        { kty: 'RSA' },
        { kty: alg === 'ES256' ? 'OKP' : 'EC' },
        { crv: 'P-384' },
        { crv: alg === 'ES256' ? 'Ed25519' : 'P-256' },
        { alg: alg === 'ES256' ? 'EdDSA' : 'ES256' },
        { kid: '' },
        { d: 'AA' },
      ]) {
        await refusedAs('jwks_invalid', () => accepted(alg, changes));
      }
    }
    for (const jwks of [{}, { keys: {} }, { keys: 'x' }]) {
      await refusedAs('jwks_invalid', () => keysWith({ jwks: jwks as { keys: JWK[] } }));
    }
    await keysWith({ jwks: new URL('http://127.0.0.1:9/jwks') });
  });
});

describe('a refusal of a token', () => {
  test('has a name, a sentence and a cause, and says no more than its code', async () => {
    const cause = new Error('canary');
    const refused = await verifyToken(keys, forge(goodHeader(), '{')).catch((error) => error);
    for (const [error, code, hasCause] of [
      [refused, 'token_invalid', true],
      [new TokenError({ code: 'token_expired', reason: 'exp' }), 'token_expired', false],
      [keysUnavailable(cause), 'keys_unavailable', true],
    ] as const) {
      assert.ok(error instanceof TokenError);
      assert.deepEqual([error.name, error.code], ['TokenError', code]);
      assertSentence(error.message);
      assert.equal(error.cause instanceof Error, hasCause);
    }
  });
});
