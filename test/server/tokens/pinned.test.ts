/**
 * Tokens that a release has handed out must go on verifying: they are in emails. Add rows to
 * `test/fixtures/tokens.json` with a release; never change or remove one.
 */
import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';
import {
  createTokenKeys,
  type TokenClaims,
  type TokenKeysOptions,
  verifyToken,
} from '../../../server/tokens/index.ts';
import pinned from '../../fixtures/tokens.json' with { type: 'json' };

/** A token with the options that verify it. */
interface Pinned extends TokenKeysOptions {
  release: string;
  name: string;
  kid: string;
  token: string;
  claims: TokenClaims;
}

describe('tokens of earlier releases', () => {
  afterEach(() => mock.timers.reset());

  for (const { release, name, kid, token, claims, ...options } of pinned as Pinned[]) {
    test(`${release}: ${name}`, async () => {
      const [header = ''] = token.split('.');
      assert.equal(JSON.parse(Buffer.from(header, 'base64url').toString()).kid, kid);
      const keys = await createTokenKeys(options);
      for (const time of [claims.iat, claims.exp - 1]) {
        mock.timers.enable({ apis: ['Date'], now: time * 1000 });
        assert.deepEqual(await verifyToken(keys, token), { ...claims, kid });
        mock.timers.reset();
      }
      mock.timers.enable({ apis: ['Date'], now: (claims.exp + 31) * 1000 });
      await assert.rejects(verifyToken(keys, token), { code: 'token_expired' });
    });
  }
});
