/** Sessions at their limits: clocks, lifetimes, lengths, header members, recipients and keys. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { TokenConfigurationError, TokenError } from '../../server/tokens/errors.ts';
import { createSessionVerifier, type SessionIssuer } from '../../server/tokens/sessions.ts';
import { encode, now } from '../server/tokens/forge.ts';

const issuer = 'https://id.example.com';
const audience = 'https://preferences.example.com';
const pair = await generateKeyPair('ES256', { extractable: true });
const publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'k' };
const options: SessionIssuer = {
  issuer,
  jwks: { keys: [publicJwk] },
  algorithms: ['ES256'],
  audience,
};

const claimsWith = (claims: object) => ({
  sub: 'usr_1',
  iss: issuer,
  aud: audience,
  iat: now(),
  exp: now() + 60,
  ...claims,
});
const sign = (claims: object = {}, header: object = {}) =>
  new SignJWT(claimsWith(claims))
    .setProtectedHeader({ alg: 'ES256', kid: 'k', ...header })
    .sign(pair.privateKey);

/** Signs a header that jose would not write. */
async function signAny(header: object, claims: object = {}): Promise<string> {
  const input = `${encode({ alg: 'ES256', kid: 'k', ...header })}.${encode(claimsWith(claims))}`;
  const by = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(by, pair.privateKey, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

const verify = (token: string, changes: Partial<SessionIssuer> = {}) =>
  createSessionVerifier([{ ...options, ...changes }]).verify(token);

/** `accepted`, or the reason of the refusal. */
const outcome = (token: string, changes: Partial<SessionIssuer> = {}): Promise<string> =>
  verify(token, changes).then(
    () => 'accepted',
    (error) => (error instanceof TokenError ? error.reason : String(error)),
  );

describe('a session', () => {
  test('becomes claims that manage, with the id of the token or a hash of it', async () => {
    const times = { iat: now(), exp: now() + 60 };
    const named = await verify(await sign({ ...times, jti: 'session-1' }));
    assert.deepEqual(named, {
      sub: 'usr_1',
      iss: issuer,
      aud: audience,
      scope: 'manage',
      ...times,
      jti: 'session-1',
      kid: 'k',
    });
    const token = await sign();
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(token));
    const hash = Buffer.from(digest).toString('base64url').slice(0, 22);
    assert.equal((await verify(token)).jti, hash);
  });

  test('has an audience, else its authorized party, as the one that it is for', async () => {
    const parties = { authorizedParties: ['web', 'app'] };
    const { audience: _, ...others } = options;
    const by = createSessionVerifier([{ ...others, ...parties }]);
    const audOf = async (claims: object) =>
      (await by.verify(await sign({ aud: undefined, ...claims }))).aud;
    assert.equal(await audOf({ azp: 'web' }), 'web');
    assert.equal(await audOf({ client_id: 'app' }), 'app');
    assert.equal(await audOf({ cid: 'app' }), 'app');
    assert.equal(await audOf({ azp: 'web', cid: 'app' }), 'web');
    assert.equal(await audOf({ azp: 'web', aud: 'anything' }), 'web');
    assert.equal((await verify(await sign({ aud: ['x', audience] }))).aud, audience);
    await assert.rejects(by.verify(await sign({ cid: 'other' })), { reason: 'claims cid' });
    await assert.rejects(by.verify(await sign({})), { reason: 'claims azp' });
    for (const claims of [{ azp: 7 }, { client_id: '' }, { cid: {} }, { aud: 7 }, { aud: [7] }]) {
      const [name] = Object.keys(claims);
      await assert.rejects(by.verify(await sign(claims)), {
        reason: new RegExp(`^claims ${name}`),
      });
    }
  });

  test('may differ from the clock by 30 seconds, and not by one more', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: now() * 1000 });
    for (const [accepted, refused, reason] of [
      [{ iat: now() + 30 }, { iat: now() + 31 }, 'claims iat'],
      [{ nbf: now() + 30 }, { nbf: now() + 31 }, 'claims nbf'],
      [{ exp: now() - 29 }, { exp: now() - 30 }, 'exp'],
    ] as const) {
      const at = (claims: object) => sign({ iat: now() - 100, exp: now() + 60, ...claims });
      assert.equal(await outcome(await at(accepted)), 'accepted');
      assert.equal(await outcome(await at(refused)), reason);
    }
  });

  test('lives for longer than nothing, for 24 hours at most unless told, for 30 days at most', async () => {
    const lasting = (exp: number) => sign({ iat: now() - 10, exp: now() - 10 + exp });
    assert.equal(await outcome(await lasting(0)), 'claims exp, lifetime');
    assert.equal(await outcome(await lasting(1)), 'accepted');
    assert.equal(await outcome(await lasting(86_400)), 'accepted');
    assert.equal(await outcome(await lasting(86_401)), 'claims exp, lifetime');
    const longest = { maxLifetime: '30d' } as const;
    assert.equal(await outcome(await lasting(30 * 86_400), longest), 'accepted');
    assert.equal(await outcome(await lasting(30 * 86_400 + 1), longest), 'claims exp, lifetime');
  });

  test('has options up to their limits', () => {
    const make = (changes: Partial<SessionIssuer>) => () =>
      createSessionVerifier([{ ...options, ...changes }]);
    make({ maxLifetime: '30d', clockTolerance: '5m' })();
    const refused = (code: string, message: string) => (error: unknown) =>
      error instanceof TokenConfigurationError && error.code === code && error.message === message;
    assert.throws(
      make({ maxLifetime: 30 * 86_400 + 1 }),
      refused('max_lifetime_too_long', 'Give 2592000 seconds or less.'),
    );
    assert.throws(
      make({ clockTolerance: 301 }),
      refused('clock_tolerance_too_long', 'Give 300 seconds or less.'),
    );
    assert.throws(make({ jwks: new URL('http://127.0.0.1:9'), jwksMaxStale: 0 }), {
      code: 'duration_invalid',
    });
    for (const [n, accepted] of [
      [341, false],
      [342, true],
      [683, true],
    ] as const) {
      const rsa = { kty: 'RSA', e: 'AQAB', kid: 'r', n: 'A'.repeat(n) };
      const create = make({ jwks: { keys: [rsa] }, algorithms: ['RS256'] });
      if (accepted) create();
      else assert.throws(create, { code: 'jwks_invalid' });
    }
    make({ jwks: { keys: [publicJwk, { ...publicJwk, kid: 'other' }] } })();
    for (const key of [
      { ...publicJwk, use: 'sig' },
      { kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'o' },
    ]) {
      make({ jwks: { keys: [key] } })();
    }
    for (const key of [
      { ...publicJwk, crv: 'Ed25519' },
      { kty: 'OKP', crv: 'P-256', x: 'AA', kid: 'o' },
      { kty: 'oct', crv: 'P-256', kid: 'o' },
      { ...publicJwk, k: 'AA' },
      { ...publicJwk, kid: ' ' },
      { kty: 'RSA', kid: 'r' },
    ]) {
      assert.throws(make({ jwks: { keys: [key] } }), { code: 'jwks_invalid' });
    }
    assert.throws(make({ userId: ' ' }), { code: 'user_id_missing' });
  });

  test('has 8,192 characters at most', async () => {
    const padded = (length: number) => sign({ roles: 'x'.repeat(length) });
    const wide = (8192 - (await padded(0)).length) * 0.75;
    let longest = '';
    for (let length = Math.floor(wide) - 4; longest.length < 8192; length += 1) {
      longest = await padded(length);
      assert.equal(await outcome(longest), longest.length > 8192 ? 'too long' : 'accepted');
    }
    assert.equal(await outcome(await padded(Math.ceil(wide) + 8)), 'too long');
    const { handles } = createSessionVerifier([options]);
    assert.equal(handles(await padded(100)), true);
    assert.equal(handles(await padded(Math.ceil(wide) + 8)), false);
  });

  test('has no header member that gives a key, or changes what is signed', async () => {
    for (const member of ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc', 'cty']) {
      const token = await signAny({ [member]: member === 'b64' ? true : 'x' });
      assert.equal(await outcome(token), `header ${member}`);
    }
    assert.equal(await outcome(await signAny({ x5t: 'x' })), 'accepted');
    for (const [header, reason] of [
      [{ kid: 7 }, 'header kid'],
      [{ alg: 7 }, 'header alg'],
      [{ typ: 7 }, 'header typ'],
      [{ typ: 'xapplication/jwt' }, 'header typ'],
      [{ typ: 'at+application/jwt' }, 'header typ'],
      [{ alg: 'RS256' }, 'header alg'],
      [{ kid: 'other' }, 'header kid'],
    ] as const) {
      assert.equal(await outcome(await signAny(header)), reason);
    }
    assert.equal(await outcome(await signAny({ typ: 'application/JWT' })), 'accepted');
    assert.equal(await outcome('AAAA.e30.AA'), 'header is not JSON');
    assert.equal(
      await outcome(`${encode({ alg: 'ES256', kid: 'k' })}.AAAA.AA`),
      'payload is not JSON',
    );
  });

  test('has claims of the right types, and a user id that can be part of a path', async () => {
    for (const [claims, reason] of [
      [{ iss: 7 }, 'claims iss'],
      [{ iss: '' }, 'claims iss'],
      [{ iss: 'https://other.example.com' }, 'claims iss'],
      [{ iat: '1' }, 'claims iat'],
      [{ exp: null }, 'claims exp'],
      [{ nbf: -1 }, 'claims nbf'],
      [{ jti: '' }, 'claims jti'],
      [{ sub: '..' }, 'claims user id'],
      [{ sub: 7 }, 'claims user id'],
      [{ sub: undefined }, 'claims user id'],
      [{ sub: 'x'.repeat(257) }, 'claims user id'],
    ] as const) {
      assert.equal(await outcome(await signAny({}, claims)), reason);
    }
  });
});
