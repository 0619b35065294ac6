/** The reason of a refusal names the member at fault, as `docs/tokens.md` has it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { createTokenKeys, TokenError, verifyToken } from '../../../server/tokens/index.ts';
import { encode, forge, goodClaims, goodHeader, ISSUER, KID, now, SECRET } from './forge.ts';

const keys = await createTokenKeys({
  issuer: ISSUER,
  secrets: [{ secret: SECRET, kid: KID }],
  revoked: ({ jti }) => jti === 'revoked',
});
const page = await readFile(new URL('../../../docs/tokens.md', import.meta.url), 'utf8');
const header = (changes: object) => forge({ ...goodHeader(), ...changes });
const claims = (changes: object) => forge(goodHeader(), { ...goodClaims(), ...changes });

const REFUSALS: [reason: string, token: string, documented?: string][] = [
  ['not a compact JWS', 'a.b'],
  ['too long', claims({ x: 'x'.repeat(4096) })],
  ['header is not JSON', `${encode('{')}.e30.AA`],
  ['payload is not JSON', forge(goodHeader(), '{')],
  ['header has a member twice', forge(JSON.stringify(goodHeader()).replace('{', '{"kid":"k1",'))],
  [
    'payload has a member twice',
    forge(goodHeader(), JSON.stringify(goodClaims()).replace('{', '{"sub":"usr_12345",')),
    'payload has …',
  ],
  ['header typ', header({ typ: 'JWT' })],
  ['header kid', header({ kid: 'other' })],
  ['header kid', header({ kid: undefined })],
  ['header', header({ jwk: {} })],
  ['header alg', header({ alg: 'HS512' })],
  ['signature', forge(goodHeader(), goodClaims(), SECRET)],
  ...['iss', 'aud', 'sub', 'scope', 'iat', 'exp', 'jti'].map((name): [string, string, string] => [
    `claims ${name}`,
    claims({ [name]: undefined }),
    'claims iss',
  ]),
  ['claims iss', claims({ iss: `${ISSUER}/` })],
  ['claims aud', claims({ aud: 'other' })],
  ['claims category', claims({ category: 1 }), 'claims iss'],
  ['claims iat', claims({ iat: now() + 60 }), 'claims iss'],
  ['claims nbf', claims({ nbf: now() + 60 }), 'claims iss'],
  ['claims', claims({ category: 'changelog' })],
  ['claims', claims({ exp: now() + 731 * 86_400 })],
  ['exp', claims({ iat: now() - 100, exp: now() - 60 })],
  ['revoked', claims({ jti: 'revoked' })],
];

describe('the reason of a refusal', () => {
  for (const [reason, token, documented = reason] of REFUSALS) {
    test(reason, async () => {
      await assert.rejects(verifyToken(keys, token), (error) => {
        assert.ok(error instanceof TokenError);
        assert.equal(error.reason, reason);
        return true;
      });
      assert.ok(page.includes(`\`${documented}\``), 'not in docs/tokens.md');
    });
  }
});
