/** Tokens that have been verified are not verified again; nothing else becomes valid by that. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { TOKEN_TYPE } from '../../../server/tokens/claims.ts';
import {
  createTokenKeys,
  generateSecret,
  signToken,
  TokenError,
  type TokenKeysOptions,
  verifyToken,
} from '../../../server/tokens/index.ts';
import { forge, goodClaims, goodHeader, ISSUER, now } from './forge.ts';

const keysOf = (options: Partial<TokenKeysOptions> = {}) =>
  createTokenKeys({ issuer: ISSUER, secrets: [{ secret: generateSecret() }], ...options });

const refusal = (reason: string) => (error: unknown) =>
  error instanceof TokenError && error.reason === reason;

/** How many signatures have been verified so far. */
function countSignatures(t: TestContext): () => number {
  const hmac = t.mock.method(createRequire(import.meta.url)('node:crypto'), 'createHmac');
  const verify = t.mock.method(crypto.subtle, 'verify');
  return () => hmac.mock.callCount() + verify.mock.callCount();
}

const manage = { sub: 'usr_12345', scope: 'manage', expiresIn: '1h' } as const;

describe('a token that has been verified', () => {
  test('has the same claims again, without a second look at its signature', async (t) => {
    const keys = await keysOf();
    const token = await signToken(keys, manage);
    const signatures = countSignatures(t);
    const first = await verifyToken(keys, token);
    const copy = structuredClone(first);
    first.sub = 'somebody_else';
    assert.deepEqual(await verifyToken(keys, token), copy);
    assert.equal(signatures(), 1);
  });

  test('does not make any other token valid', async () => {
    const keys = await keysOf();
    const token = await signToken(keys, manage);
    await verifyToken(keys, token);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...'ABCDxyz0189-_.'),
        async (at, character) => {
          const other = token.slice(0, at) + character + token.slice(at + 1);
          fc.pre(other !== token);
          await assert.rejects(verifyToken(keys, other), TokenError);
        },
      ),
    );
  });

  test('is refused once its secret is no longer in the key set, or another has its name', async () => {
    const secret = generateSecret();
    const keys = await keysOf({ secrets: [{ secret, kid: 'k1' }] });
    const token = await signToken(keys, manage);
    await verifyToken(keys, token);

    const removed = { ...keys, secrets: new Map(), headers: new Map() };
    await assert.rejects(verifyToken(removed, token), refusal('header kid'));
    const rotated = await keysOf({ secrets: [{ secret: generateSecret(), kid: 'k1' }] });
    await assert.rejects(verifyToken(rotated, token), refusal('signature'));
    const kept = await keysOf({
      secrets: [
        { secret: generateSecret(), kid: 'k2' },
        { secret, kid: 'k1' },
      ],
    });
    assert.equal((await verifyToken(kept, token)).sub, 'usr_12345');
  });

  test('is for the one issuer and the one audience, whatever key set has its secret', async () => {
    const keys = await keysOf();
    const token = await signToken(keys, manage);
    await verifyToken(keys, token);
    await assert.rejects(
      verifyToken({ ...keys, issuer: 'https://other.example.com' }, token),
      refusal('claims iss'),
    );
    await assert.rejects(verifyToken({ ...keys, audience: 'other' }, token), refusal('claims aud'));
  });

  test('is asked about revocation each time', async () => {
    const asked: string[] = [];
    let isRevoked = false;
    const keys = await keysOf({
      revoked: ({ jti }) => {
        asked.push(jti);
        return isRevoked;
      },
    });
    const token = await signToken(keys, manage);
    const { jti } = await verifyToken(keys, token);
    await verifyToken(keys, token);
    isRevoked = true;
    await assert.rejects(verifyToken(keys, token), refusal('revoked'));
    assert.deepEqual(asked, [jti, jti, jti]);
  });

  test('expires at its time, and is not valid before it', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const keys = await keysOf();
    const token = await signToken(keys, { ...manage, expiresIn: '2m' });
    await verifyToken(keys, token);
    t.mock.timers.tick(149_000);
    assert.equal((await verifyToken(keys, token)).sub, 'usr_12345');
    t.mock.timers.tick(2_000);
    await assert.rejects(verifyToken(keys, token), refusal('exp'));
  });

  test('is refused when the clock goes back to before it was issued', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const keys = await keysOf();
    const token = await signToken(keys, manage);
    await verifyToken(keys, token);
    t.mock.timers.setTime(Date.now() - 60_000);
    await assert.rejects(verifyToken(keys, token), refusal('claims iat'));
  });

  test('is remembered for 5 minutes', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const keys = await keysOf();
    const token = await signToken(keys, manage);
    const signatures = countSignatures(t);
    await verifyToken(keys, token);
    t.mock.timers.tick(299_999);
    await verifyToken(keys, token);
    assert.equal(signatures(), 1);
    t.mock.timers.tick(1);
    await verifyToken(keys, token);
    assert.equal(signatures(), 2);
  });

  test('is forgotten for the thousandth after it', async (t) => {
    const keys = await keysOf();
    const tokens: string[] = [];
    for (let i = 0; i < 1001; i += 1) tokens.push(await signToken(keys, manage));
    const [first = '', second = '', ...others] = tokens;
    const signatures = countSignatures(t);
    for (const token of [first, second, ...others]) await verifyToken(keys, token);
    assert.equal(signatures(), 1001);
    await verifyToken(keys, second);
    assert.equal(signatures(), 1001);
    await verifyToken(keys, first);
    assert.equal(signatures(), 1002);
  });
});

describe('not remembered', () => {
  test('a token that is refused, whatever for', async (t) => {
    const keys = await keysOf({ revoked: ({ jti }) => jti === 'revoked' });
    const { kid = '' } = keys.signing ?? {};
    const sign = (changes: object) => {
      assert.ok(keys.signing);
      return new SignJWT({ ...goodClaims(), ...changes })
        .setProtectedHeader({ alg: 'HS256', kid, typ: TOKEN_TYPE })
        .sign(keys.signing.key);
    };
    for (const token of [
      await sign({ iss: 'https://other.example.com' }),
      await sign({ iat: now() - 100, exp: now() - 60 }),
      await sign({ nbf: now() + 60 }),
      await sign({ jti: 'revoked' }),
      forge({ ...goodHeader(), kid }),
    ]) {
      const signatures = countSignatures(t);
      await assert.rejects(verifyToken(keys, token), TokenError);
      await assert.rejects(verifyToken(keys, token), TokenError);
      assert.equal(signatures(), 2);
      t.mock.restoreAll();
    }
  });

  test('a token of a public key, since key sets change', async (t) => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'ES256', kid: 'es' };
    const keys = await keysOf({ secrets: [], jwks: { keys: [jwk] } });
    const token = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'ES256', kid: 'es', typ: TOKEN_TYPE })
      .sign(pair.privateKey);
    const signatures = countSignatures(t);
    await verifyToken(keys, token);
    await verifyToken(keys, token);
    assert.equal(signatures(), 2);
  });
});
