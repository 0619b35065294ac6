import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { TokenError, verifyToken } from '../../../../server/tokens/index.ts';
import { encode, forge, goodClaims } from '../forge.ts';
import { createSetting, EDDSA_KID, ES256_KID } from './setting.ts';

const TRIES = 100_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ';

const setting = await createSetting();
const { keys, sign, es256, eddsa } = setting;
after(() => setting.evil.close());

const valid = [
  forge(),
  forge(undefined, { ...goodClaims(), sub: 'usr_99999' }),
  forge(undefined, { ...goodClaims(), scope: 'unsubscribe', category: 'changelog' }),
  await sign('ES256', ES256_KID, es256.privateKey),
  await sign('EdDSA', EDDSA_KID, eddsa.privateKey),
];
const partsOf = (token: string) => token.split('.') as [string, string, string];

const token = fc.constantFrom(...valid);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const letter = fc.constantFrom(...ALPHABET);
const at = (text: string, position: number) => Math.floor(text.length * position);

/** Ways to change a token: by the letter, by the bit, by the part, by the claim. */
const mutation = fc.oneof(
  fc.tuple(token, place, letter).map(([text, position, next]) => {
    const index = at(text, position);
    return text.slice(0, index) + next + text.slice(index + 1);
  }),
  fc.tuple(token, place, letter).map(([text, position, next]) => {
    const index = at(text, position);
    return text.slice(0, index) + next + text.slice(index);
  }),
  fc.tuple(token, place, place).map(([text, from, length]) => {
    const index = at(text, from);
    return text.slice(0, index) + text.slice(index + 1 + Math.floor(length * 8));
  }),
  fc.tuple(token, fc.constantFrom(0, 1, 2), place, fc.nat(7)).map(([text, part, position, bit]) => {
    const parts = partsOf(text);
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    const index = Math.floor(bytes.length * position);
    bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
    parts[part] = bytes.toString('base64url');
    return parts.join('.');
  }),
  fc
    .tuple(token, token, token)
    .map(([head, body, signature]) =>
      [partsOf(head)[0], partsOf(body)[1], partsOf(signature)[2]].join('.'),
    ),
  fc
    .tuple(
      token,
      fc.constantFrom('sub', 'scope', 'exp', 'iat', 'aud', 'iss', 'category', 'jti'),
      fc.jsonValue(),
    )
    .map(([text, claim, value]) => {
      const [head, body, signature] = partsOf(text);
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
      return [head, encode({ ...claims, [claim]: value }), signature].join('.');
    }),
  fc
    .tuple(token, fc.constantFrom('alg', 'kid', 'typ', 'jwk', 'jku', 'crit', 'x5c'), fc.jsonValue())
    .map(([text, member, value]) => {
      const [head, body, signature] = partsOf(text);
      const header = JSON.parse(Buffer.from(head, 'base64url').toString());
      return [encode({ ...header, [member]: value }), body, signature].join('.');
    }),
  fc
    .tuple(token, fc.uint8Array({ minLength: 0, maxLength: 72 }))
    .map(([text, bytes]) =>
      [...partsOf(text).slice(0, 2), Buffer.from(bytes).toString('base64url')].join('.'),
    ),
);

test(`${TRIES.toLocaleString('en')} changed tokens: none is accepted`, async () => {
  for (const text of valid) await verifyToken(keys, text);
  let tried = 0;
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      mutation.filter((text) => !valid.includes(text)),
      async (text) => {
        tried += 1;
        try {
          await verifyToken(keys, text);
          accepted += 1;
        } catch (error) {
          assert.ok(error instanceof TokenError, String(error));
          assert.equal(error.code, 'token_invalid');
          return;
        }
        assert.fail(`accepted: ${text}`);
      },
    ),
    { numRuns: TRIES, endOnFailure: true },
  );
  console.log(`${tried} changed tokens tried, ${accepted} accepted`);
  assert.ok(tried >= TRIES);
});
