/** HMACs by Node's own module and by Web Crypto, which edge runtimes have: the same answers. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { importSecret, verifyHmac } from '../../../server/tokens/hmac.ts';
import { hashUser } from '../../../server/tokens/user-hash.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 64 }).map((all) => new Uint8Array(all));

describe('an HMAC', () => {
  test('is verified alike for a secret of ours and for one that Web Crypto imported', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, fc.nat(31), async (secret, signed, at) => {
        const algorithm = { name: 'HMAC', hash: 'SHA-256' };
        const edge = await crypto.subtle.importKey('raw', secret, algorithm, false, ['verify']);
        const good = new Uint8Array(createHmac('sha256', secret).update(signed).digest());
        const flipped = good.map((byte, index) => (index === at ? byte ^ 1 : byte));
        for (const key of [await importSecret(secret), edge]) {
          assert.equal(await verifyHmac(key, good, signed), true);
          assert.equal(await verifyHmac(key, flipped, signed), false);
          assert.equal(await verifyHmac(key, good.slice(0, at), signed), false);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("is verified in place by Node's own module, which is faster, where there is one", async (t) => {
    const own = t.mock.method(createRequire(import.meta.url)('node:crypto'), 'createHmac');
    const web = t.mock.method(crypto.subtle, 'verify');
    const key = await importSecret(new Uint8Array(32).fill(7));
    assert.equal(await verifyHmac(key, new Uint8Array(32), new Uint8Array(1)), false);
    assert.deepEqual([own.mock.callCount(), web.mock.callCount()], [1, 0]);
  });

  test('names a person by its first 12 bytes', async () => {
    const secret = new Uint8Array(32).fill(7);
    const hash = createHmac('sha256', secret).update('user:usr_ü').digest();
    const expected = hash.subarray(0, 12).toString('base64url');
    assert.equal(await hashUser(await importSecret(secret), 'usr_ü'), expected);
  });
});
