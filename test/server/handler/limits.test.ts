/** Every limit at both of its sides: the largest that is accepted, and the first that is refused. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createTokenKeys, signToken, verifyToken } from '../../../server/tokens/index.ts';
import { encode, forge, goodClaims, goodHeader, KID, SECRET } from '../tokens/forge.ts';
import {
  contactJson,
  createTestApp,
  PUBLIC_URL,
  preferencesPath,
  type RecordingServer,
  startServer,
  type TestApp,
  USER_ID,
} from './fixtures.ts';

const KIB = 1024;
const CHANGE = '{"preferences":{"changelog":"unsubscribed"}}';

describe('the limits of the handler', () => {
  let upstream: RecordingServer;
  let handler: TestApp;
  let token: string;
  /** What the upstream answers with, padded to this many bytes. */
  let answerBytes: number;

  before(async () => {
    upstream = await startServer(({ method, body }, response) => {
      const changes = method === 'PATCH' ? JSON.parse(body).preferences : {};
      const answer = JSON.stringify(contactJson(changes));
      response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(answer.padEnd(answerBytes));
    });
    const secrets = [{ secret: SECRET, kid: KID }];
    const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets });
    handler = await createTestApp(upstream, { keys });
    token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
  });
  beforeEach(() => {
    answerBytes = 0;
    upstream.received.length = 0;
  });
  after(() => upstream.close());

  function request(init: RequestInit & { token?: string } = {}): Response | Promise<Response> {
    const Authorization = `Bearer ${init.token ?? token}`;
    const headers = { Authorization, 'Content-Type': 'application/json', ...init.headers };
    return handler.app.request(PUBLIC_URL + preferencesPath(), { ...init, headers });
  }

  const statusOf = async (init?: Parameters<typeof request>[0]) => (await request(init)).status;

  test('a body has 16 KiB at most, with its length or without', async () => {
    const patch = (bytes: number, headers = {}) =>
      statusOf({ method: 'PATCH', body: CHANGE.padEnd(bytes), headers });
    const sized = (bytes: number) => patch(bytes, { 'Content-Length': String(bytes) });
    assert.equal(await patch(16 * KIB), 200);
    assert.equal(await sized(16 * KIB), 200);
    assert.equal(await patch(16 * KIB + 1), 413);
    assert.equal(await sized(16 * KIB + 1), 413);
  });

  test('a token has 4,096 characters at most', async () => {
    const claims = { ...goodClaims(), iss: PUBLIC_URL, sub: USER_ID };
    const lengths = new Map<number, string>();
    for (let pad = 2500; pad < 2900; pad += 1) {
      const padded = forge(goodHeader(), { ...claims, x: 'x'.repeat(pad) });
      lengths.set(padded.length, padded);
    }
    const atMost = (limit: number) => Math.max(...[...lengths.keys()].filter((n) => n <= limit));
    const above = Math.min(...[...lengths.keys()].filter((n) => n > 4096));
    // Base64 has no text of one character more than a multiple of four.
    assert.ok(atMost(4096) >= 4095);
    assert.ok(above <= 4098);
    assert.equal(await statusOf({ token: lengths.get(atMost(4096)) ?? '' }), 200);
    assert.equal(await statusOf({ token: lengths.get(above) ?? '' }), 401);
  });

  test('an answer of the system of record has 256 KiB at most', async () => {
    answerBytes = 256 * KIB;
    assert.equal(await statusOf(), 200);
    answerBytes += 1;
    assert.equal(await statusOf(), 502);
  });

  test('a form has 16 KiB at most', async () => {
    const link = `${PUBLIC_URL}/unsubscribe?token=${await signToken(handler.keys, {
      sub: USER_ID,
      scope: 'unsubscribe',
      category: 'changelog',
    })}`;
    const post = async (bytes: number) => {
      const body = `List-Unsubscribe=One-Click&x=${'x'.repeat(bytes)}`.slice(0, bytes);
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      return (await handler.app.request(link, { method: 'POST', body, headers })).status;
    };
    assert.equal(await post(16 * KIB), 200);
    assert.equal(await post(16 * KIB + 1), 413);
  });

  test('1,000 bad tokens reach no system of record, and malformed ones cost no signature', async (t) => {
    const hmac = t.mock.method(createRequire(import.meta.url)('node:crypto'), 'createHmac');
    const verify = t.mock.method(crypto.subtle, 'verify');
    const signatures = () => hmac.mock.callCount() + verify.mock.callCount();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const MALFORMED = [
      '',
      'x',
      'x'.repeat(5000),
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.`,
      `${header}.${payload}.${signature}=`,
      `${encode({ ...goodHeader(), kid: 'other' })}.${payload}.${signature}`,
      `${encode({ ...goodHeader(), alg: 'none' })}.${payload}.`,
      `${encode('{')}.${payload}.${signature}`,
      `${encode({ ...goodHeader(), jwk: {} })}.${payload}.${signature}`,
    ];
    for (let i = 0; i < 1000; i += 1) {
      assert.equal(await statusOf({ token: MALFORMED[i % MALFORMED.length] ?? '' }), 401);
    }
    assert.equal(signatures(), 0);
    for (let i = 0; i < 1000; i += 1) {
      const forged = `${header}.${payload}.${encode(Buffer.alloc(32, i))}`;
      assert.equal(await statusOf({ token: forged }), 401);
    }
    assert.equal(signatures(), 1000);
    assert.equal(upstream.received.length, 0);
    assert.ok(await verifyToken(handler.keys, token));
  });
});
