/**
 * Published advisories of Hono and jose that touch what we do, each played against the handler. Those
 * about tokens have rows in the corpus, under the same names.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createPreferencesApp } from '../../../../server/handler/app.ts';
import { createTokenKeys, signToken, unsubscribeLink } from '../../../../server/tokens/index.ts';
import { type Listening, listenOnLoopback } from '../../../loopback.ts';
import {
  API_KEY,
  APP_ORIGIN,
  contactJson,
  createTestApp,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  type TestApp,
  USER_ID,
} from '../../handler/fixtures.ts';
import { forge, goodClaims, goodHeader, ISSUER, KID, now, SECRET } from '../forge.ts';

describe('advisories', () => {
  let upstream: RecordingServer;
  let handler: TestApp;
  let server: Listening;
  let token: string;

  before(async () => {
    upstream = await startServer((_request, response) => sendJson(response, 200, contactJson()));
    const keys = await createTokenKeys({ issuer: ISSUER, secrets: [{ secret: SECRET, kid: KID }] });
    handler = await createTestApp(upstream, { keys });
    token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    server = await listenOnLoopback(handler.app.fetch);
  });
  beforeEach(() => {
    upstream.received.length = 0;
  });
  after(async () => {
    await server.close();
    await upstream.close();
  });

  /** Sends bytes as they are, which no client library would. */
  function sendRaw(lines: string[], body = ''): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      let answer = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
      socket.write(`${lines.join('\r\n')}\r\nHost: x\r\nConnection: close\r\n\r\n${body}`);
    });
  }
  const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
  const authorized = () => [`Authorization: Bearer ${token}`, 'Content-Type: application/json'];
  const get = (headers: Record<string, string> = {}) =>
    handler.app.request(preferencesPath(), {
      headers: { Authorization: `Bearer ${token}`, ...headers },
    });

  describe('bodies larger than they say', () => {
    const body = `{"preferences":{"all":"subscribed"}}${' '.repeat(40_000)}`;
    const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

    test('CVE-2025-59139: Transfer-Encoding beside Content-Length', async () => {
      const lines = [`PATCH ${preferencesPath()} HTTP/1.1`, ...authorized()];
      const both = [...lines, 'Transfer-Encoding: chunked', 'Content-Length: 5'];
      assert.ok([400, 413].includes(statusOf(await sendRaw(both, chunked))));
      assert.equal(upstream.received.length, 0);
    });

    test('a chunked body is counted while it is read', async () => {
      const lines = [`PATCH ${preferencesPath()} HTTP/1.1`, ...authorized()];
      assert.equal(statusOf(await sendRaw([...lines, 'Transfer-Encoding: chunked'], chunked)), 413);
      assert.equal(upstream.received.length, 0);
    });

    test('CVE-2026-54288: Content-Length that understates, or is no number', async () => {
      for (const length of ['5', 'abc', '-1', '0x9c40']) {
        const response = await handler.app.request(preferencesPath(), {
          method: 'PATCH',
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': 'application/json',
            'Content-Length': length,
          },
          body,
        });
        assert.equal(response.status, 413);
      }
      assert.equal(upstream.received.length, 0);
    });
  });

  describe('pages of other origins', () => {
    test('GHSA-q7jf-gf43-6x6p: a Vary header of the request does not come back', async () => {
      const response = await get({ Origin: APP_ORIGIN, Vary: '*, X-Evil' });
      assert.equal(response.headers.get('Vary'), 'Origin');
    });

    test('CVE-2026-54290: no origin is reflected, and credentials are never allowed', async () => {
      for (const origin of [
        'https://evil.example',
        'null',
        'https://app.example.com.evil.example',
      ]) {
        const response = await get({ Origin: origin });
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
      }
      const response = await get({ Origin: APP_ORIGIN });
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
    });

    test('GHSA-8j4g-w8fx-2239: the headers that a preflight asks for are not parsed', async () => {
      const response = await handler.app.request(preferencesPath(), {
        method: 'OPTIONS',
        headers: {
          Origin: APP_ORIGIN,
          'Access-Control-Request-Headers': `${' '.repeat(50_000)}x,${','.repeat(50_000)}`,
        },
      });
      assert.equal(
        response.headers.get('Access-Control-Allow-Headers'),
        'Authorization, Content-Type, Featurebase-Version, X-Request-Id',
      );
    });

    test('CVE-2024-43787, CVE-2024-48913: a form of another site changes nothing', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded ',
        'APPLICATION/X-WWW-FORM-URLENCODED',
        'multipart/form-data;boundary=x',
        '',
      ]) {
        const response = await handler.app.request(preferencesPath(), {
          method: 'PATCH',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
          body: '{"preferences":{"all":"subscribed"}}',
        });
        assert.equal(response.status, 415);
      }
      assert.equal(upstream.received.length, 0);
    });
  });

  test('GHSA-6wqw-2p9w-4vw4, GHSA-p77w-8qqv-26rm: no cache keeps an answer', async () => {
    assert.equal((await get()).headers.get('Cache-Control'), 'no-store');
  });

  test('CVE-2026-47673: only the scheme Bearer carries a token', async () => {
    for (const scheme of ['Basic', 'Token', 'DPoP', 'Bearer:', 'X-Bearer']) {
      assert.equal((await get({ Authorization: `${scheme} ${token}` })).status, 401);
    }
    assert.equal((await get({ Authorization: `bearer ${token}` })).status, 200);
  });

  test('CVE-2026-44459: a time that is no number does not pass for one', async () => {
    for (const exp of [String(now() + 60), true, [now() + 60], { valueOf: 1 }]) {
      const bearer = forge(goodHeader(), { ...goodClaims(), exp });
      assert.equal((await get({ Authorization: `Bearer ${bearer}` })).status, 401);
    }
  });

  describe('paths', () => {
    test('CVE-2025-58362: a strange request target does not become another route', async () => {
      for (const target of [
        `http://x${preferencesPath('usr_99999')}`,
        `//x${preferencesPath('usr_99999')}`,
        `/.${preferencesPath('usr_99999')}`,
        `${preferencesPath('usr_99999')}?x=${preferencesPath()}`,
        `${preferencesPath()}/../../usr_99999/email-preferences`,
        '/v2/contacts/by-user-id/usr_12345%2f..%2fusr_99999/email-preferences',
      ]) {
        const answer = await sendRaw([`GET ${target} HTTP/1.1`, ...authorized()]);
        assert.ok([400, 403, 404].includes(statusOf(answer)), `${target}: ${answer}`);
      }
      assert.equal(upstream.received.length, 0);
    });

    test('GHSA-crvj-82cr-hjcx: what follows a # is no query', async () => {
      const answer = await sendRaw([`POST /unsubscribe#?token=${token} HTTP/1.1`]);
      assert.ok([400, 401, 404].includes(statusOf(answer)));
      assert.equal(upstream.received.length, 0);
    });
  });

  test('GHSA-79qm-7rj5-m7r9: no header of the caller reaches the system of record', async () => {
    await get({
      Cookie: 'session=1',
      Connection: 'Authorization',
      'X-Forwarded-For': '203.0.113.9',
      'X-Forwarded-Host': 'evil.example',
      'X-Consent-Route': 'command_line',
      'X-Evil': '1',
    });
    const headers = upstream.received[0]?.headers ?? {};
    assert.equal(headers.authorization, `Bearer ${API_KEY}`);
    assert.equal(headers['x-consent-route'], 'element');
    for (const name of ['cookie', 'x-forwarded-for', 'x-forwarded-host', 'x-evil']) {
      assert.equal(headers[name], undefined);
    }
  });

  test('GHSA-g6gw-c38x-mqfc: names of form fields are names, not paths into objects', async () => {
    const path = (await unsubscribeLink(handler.keys, { publicUrl: ISSUER, sub: USER_ID })).slice(
      ISSUER.length,
    );
    const fields = new URLSearchParams({ action: 'undo' });
    for (const name of ['__proto__', '__proto__.undo', 'undo.x', 'a.'.repeat(2000)]) {
      fields.set(name, token);
    }
    const response = await handler.app.request(path, { method: 'POST', body: fields });
    assert.equal(response.status, 401);
    assert.equal(upstream.received.length, 0);
    assert.equal(({} as { undo?: unknown }).undo, undefined);
  });

  test('GHSA-hxh3-vqpv-xpqv: markup in a name is shown, not obeyed', async () => {
    const name = '"><script>alert(1)</script>';
    const app = createPreferencesApp({
      publicUrl: ISSUER,
      keys: handler.keys,
      upstream: { getEmailPreferences: fail, updateEmailPreferences: fail },
      brand: { name, logoUrl: 'https://acme.example/"onerror="alert(1)' },
      labels: { changelog: name },
      accountUrl: 'https://acme.example/?a="><script>',
      log: () => {},
    });
    const link = await unsubscribeLink(handler.keys, {
      publicUrl: ISSUER,
      sub: USER_ID,
      category: 'changelog',
    });
    const page = await (await app.request(link.slice(ISSUER.length))).text();
    assert.ok(!page.includes('<script') && !page.includes('"onerror='));
    assert.match(page, /&lt;script&gt;/);
  });
});

function fail(): never {
  throw new Error('The system of record must not be asked.');
}
