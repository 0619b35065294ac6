/** The `Server-Timing` header of the API: who gets it, and what it says. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signToken } from '../../../server/tokens/index.ts';
import {
  APP_ORIGIN,
  contactJson,
  createTestApp,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
  USER_ID,
} from './fixtures.ts';

const BOTH = /^verify;dur=\d+\.\d, upstream;dur=\d+\.\d$/;

describe('Server-Timing', () => {
  let upstream: RecordingServer;
  let handler: TestApp;
  let token: string;
  let broken = false;

  before(async () => {
    upstream = await startServer((_request, response) => {
      if (broken) response.writeHead(500).end();
      else sendJson(response, 200, contactJson());
    });
    handler = await createTestApp(upstream);
    token = await signToken(handler.keys, { sub: USER_ID, scope: 'manage' });
  });
  after(() => upstream.close());

  async function headersOf(path: string, init: RequestInit = {}): Promise<Headers> {
    const headers = { Authorization: `Bearer ${token}`, ...init.headers };
    return (await handler.app.request(path, { ...init, headers })).headers;
  }

  test('says how long the token and the upstream took, of reads, changes and failures', async () => {
    const change = {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: '{"preferences":{"changelog":"unsubscribed"}}',
    };
    for (const init of [{}, change]) {
      assert.match((await headersOf(preferencesPath(), init)).get('Server-Timing') ?? '', BOTH);
    }
    broken = true;
    assert.match((await headersOf(preferencesPath())).get('Server-Timing') ?? '', BOTH);
    broken = false;
    // A history is not kept by this upstream, which is not asked for one.
    const history = await headersOf(`${preferencesPath()}/history`);
    assert.match(history.get('Server-Timing') ?? '', /^verify;dur=\d+\.\d$/);
  });

  test('says no longer than the request took', async () => {
    const start = performance.now();
    const header = (await headersOf(preferencesPath())).get('Server-Timing') ?? '';
    const took = performance.now() - start;
    const parts = [...header.matchAll(/dur=([\d.]+)/g)].map(([, ms]) => Number(ms));
    assert.equal(parts.length, 2);
    // Each part is rounded to a tenth.
    assert.ok(parts.reduce((sum, ms) => sum + ms, 0) <= took + 0.1, `${header} of ${took} ms`);
  });

  test('tells a forger nothing about which check has failed', async () => {
    const forged = `${token.slice(0, -4)}AAAA`;
    for (const Authorization of [`Bearer ${forged}`, 'Bearer x', '']) {
      const headers = await headersOf(preferencesPath(), { headers: { Authorization } });
      assert.equal(headers.get('Server-Timing'), null);
    }
  });

  test('is for the API alone', async () => {
    for (const path of ['/healthz', '/readyz', `/preferences?token=${token}`, '/nowhere']) {
      assert.equal((await headersOf(path)).get('Server-Timing'), null);
    }
  });

  test('may be read by a page of an allowed origin, and by no other', async () => {
    const allowed = await headersOf(preferencesPath(), { headers: { Origin: APP_ORIGIN } });
    assert.equal(allowed.get('Timing-Allow-Origin'), APP_ORIGIN);
    for (const Origin of ['https://evil.example', 'null']) {
      const refused = await headersOf(preferencesPath(), { headers: { Origin } });
      assert.equal(refused.get('Timing-Allow-Origin'), null);
      assert.equal(refused.get('Server-Timing'), null);
    }
    assert.equal((await headersOf(preferencesPath())).get('Timing-Allow-Origin'), null);
  });
});
