import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TokenError, verifyToken } from '../../../../server/tokens/index.ts';
import {
  createTestApp,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
} from '../../handler/fixtures.ts';
import { forge } from '../forge.ts';
import { CORPUS } from './corpus.ts';
import { createSetting, EDDSA_KID, ES256_KID } from './setting.ts';

describe('attacks on tokens', () => {
  let setting: Awaited<ReturnType<typeof createSetting>>;
  let upstream: RecordingServer;
  let handler: TestApp;
  /** What everybody is told, whatever they tried. */
  const answers = new Set<string>();

  before(async () => {
    setting = await createSetting();
    upstream = await startServer((_request, response) => sendJson(response, 500, {}));
    handler = await createTestApp(upstream, { keys: setting.keys });
  });
  after(async () => {
    await setting.evil.close();
    await upstream.close();
  });

  test('the tokens that the attacks start from are good', async () => {
    const { keys, sign, es256, eddsa } = setting;
    assert.equal((await verifyToken(keys, forge())).sub, 'usr_12345');
    for (const token of [
      await sign('ES256', ES256_KID, es256.privateKey),
      await sign('EdDSA', EDDSA_KID, eddsa.privateKey),
    ]) {
      assert.equal((await verifyToken(keys, token)).sub, 'usr_12345');
    }
  });

  for (const [kind, attacks] of Object.entries(CORPUS)) {
    describe(kind, () => {
      for (const [name, make] of attacks) {
        test(name, async () => {
          const token = await make(setting);
          await assert.rejects(verifyToken(setting.keys, token), (error) => {
            assert.ok(error instanceof TokenError);
            assert.equal(error.code, 'token_invalid');
            return true;
          });
          const response = await handler.app.request(
            `/unsubscribe?token=${encodeURIComponent(token)}`,
            { method: 'POST' },
          );
          answers.add(`${response.status} ${await response.text()}`);
          // A header takes no line ends, and drops spaces around.
          if (/^[\x21-\x7e]+$/.test(token)) {
            const api = await handler.app.request(preferencesPath(), {
              headers: { Authorization: `Bearer ${token}` },
            });
            answers.add(`${api.status} ${await api.text()}`);
          }
        });
      }
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

  test('none of them made the handler call anybody', () => {
    assert.equal(setting.evil.received.length, 0);
    assert.equal(upstream.received.length, 0);
  });

  test('values that are no strings are refused like the rest', async () => {
    for (const value of [undefined, null, 1, {}, [], [forge()], { toString: () => forge() }]) {
      await assert.rejects(verifyToken(setting.keys, value), TokenError);
    }
  });
});
