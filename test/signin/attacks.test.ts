/** The whole corpus of attacks on tokens, against a token of every vendor. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { TokenError } from '../../server/tokens/errors.ts';
import { createSessionVerifier } from '../../server/tokens/sessions.ts';
import {
  createTestApp,
  preferencesPath,
  sendJson,
  startServer,
} from '../server/handler/fixtures.ts';
import { COMMON } from '../server/tokens/attacks/corpus.ts';
import { createVendors } from './vendors.ts';

const { vendors, close } = await createVendors();
const upstream = await startServer((_request, response) => sendJson(response, 500, {}));
after(async () => {
  await close();
  await upstream.close();
});

/** The answers to all attacks. */
const answers = new Set<string>();

for (const vendor of vendors) {
  describe(`attacks on sessions of ${vendor.name}`, async () => {
    const sessions = createSessionVerifier([vendor.options]);
    const { app, log } = await createTestApp(upstream, { sessions });

    test('the token that the attacks start from is good', async () => {
      assert.equal((await sessions.verify(vendor.forge())).sub, vendor.userId);
    });

    for (const [kind, attacks] of Object.entries(COMMON)) {
      test(`${kind}: ${attacks.length} attacks`, async () => {
        for (const [name, make] of attacks) {
          const token = await make(vendor);
          await assert.rejects(
            sessions.verify(token),
            (error) => error instanceof TokenError && error.code === 'token_invalid',
            name,
          );
          // A header takes no line ends, and drops spaces around.
          if (!/^[\x21-\x7e]+$/.test(token)) continue;
          const response = await app.request(preferencesPath(vendor.userId), {
            headers: { Authorization: `Bearer ${token}` },
          });
          answers.add(`${response.status} ${await response.text()}`);
          assert.match(String(log.at(-1)?.reason), /^[a-zA-Z0-9_ ,]{1,40}$/, name);
        }
      });
    }

    test('none of them made the handler call anybody', () => {
      assert.equal(vendor.evil.received.length, 0);
      assert.equal(upstream.received.length, 0);
    });
  });
}

test('all of them got one and the same answer', () => {
  assert.deepEqual(
    [...answers],
    [
      '401 {"error":{"type":"authentication_error","code":"token_invalid","message":"The token is not valid. Ask for a new link.","status":401}}',
    ],
  );
});
