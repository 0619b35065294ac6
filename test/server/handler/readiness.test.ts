import assert from 'node:assert/strict';
import { after, afterEach, describe, mock, test } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import { createPreferencesApi } from '../../../server/handler/api.ts';
import { createFeaturebaseUpstream } from '../../../server/handler/upstreams/featurebase.ts';
import { createTokenKeys, generateSecret } from '../../../server/tokens/index.ts';
import {
  API_KEY,
  contactJson,
  createTestApp,
  createTestKeys,
  PUBLIC_URL,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
} from './fixtures.ts';

const servers: RecordingServer[] = [];
after(() => Promise.all(servers.map((server) => server.close())));

/** A server that answers everything alike. */
async function answering(status: number, body: unknown): Promise<RecordingServer> {
  const server = await startServer((_request, response) => sendJson(response, status, body));
  servers.push(server);
  return server;
}

const NOT_FOUND = {
  error: { type: 'invalid_request_error', code: 'resource_not_found', message: 'No.', status: 404 },
};

/** The answer of a handler in front of these. */
async function readiness(upstream: RecordingServer, jwks?: URL) {
  const secrets = [{ secret: generateSecret() }];
  const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets, ...(jwks && { jwks }) });
  const { app } = await createTestApp(upstream, { keys });
  const response = await app.request('/readyz');
  return { app, status: response.status, body: await response.json() };
}

describe('readiness', () => {
  afterEach(() => mock.timers.reset());

  test('is there when the system of record answers, even that it knows nobody', async () => {
    const { status, body } = await readiness(await answering(404, NOT_FOUND));
    assert.equal(status, 200);
    assert.deepEqual(body, { status: 'ok', upstream: 'ok', keys: 'ok' });
  });

  test('is there when somebody has the user id that nobody should have', async () => {
    const contact = contactJson({}, 'email-preferences-readiness');
    const { status, body } = await readiness(await answering(200, contact));
    assert.deepEqual([status, body], [200, { status: 'ok', upstream: 'ok', keys: 'ok' }]);
  });

  test('is not there for a second probe, before the first is answered', async () => {
    const { app } = await createTestApp(await answering(404, NOT_FOUND));
    const [first, second] = await Promise.all([app.request('/readyz'), app.request('/readyz')]);
    assert.deepEqual([first.status, second.status], [200, 503]);
    assert.deepEqual(await second.json(), {
      status: 'unavailable',
      upstream: 'not_checked',
      keys: 'not_checked',
    });
  });

  test('is not there when the API key is refused', async () => {
    const { status, body } = await readiness(await answering(401, {}));
    assert.equal(status, 503);
    assert.deepEqual(body, {
      status: 'unavailable',
      upstream: 'upstream_unauthorized',
      keys: 'ok',
    });
  });

  test('is not there when nobody listens', async () => {
    const upstream = await startServer(() => {});
    await upstream.close();
    const { status, body } = await readiness(upstream);
    assert.equal(status, 503);
    assert.deepEqual(body, {
      status: 'unavailable',
      upstream: 'upstream_unavailable',
      keys: 'ok',
    });
  });

  test('is not there when the system of record does not answer in time', async () => {
    const upstream = await startServer(() => {});
    servers.push(upstream);
    const { status, body } = await readiness(upstream);
    assert.equal(status, 503);
    assert.deepEqual(body, { status: 'unavailable', upstream: 'upstream_timeout', keys: 'ok' });
  });

  test('is asked of the API without pages, too', async () => {
    const { url } = await answering(404, NOT_FOUND);
    const api = createPreferencesApi({
      publicUrl: PUBLIC_URL,
      keys: await createTestKeys(),
      upstream: createFeaturebaseUpstream({ baseUrl: url, apiKey: API_KEY }),
      log: () => {},
    });
    assert.equal((await api.request('/readyz')).status, 200);
  });

  test('needs the key set, where there is one', async () => {
    const upstream = await answering(404, NOT_FOUND);
    const { publicKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'es' };
    const good = await answering(200, { keys: [jwk] });
    assert.equal((await readiness(upstream, new URL(`${good.url}/jwks.json`))).status, 200);
    const named = { keys: [{ ...jwk, kid: 'email-preferences-readiness' }] };
    const same = await answering(200, named);
    assert.equal((await readiness(upstream, new URL(`${same.url}/jwks.json`))).status, 200);
    const broken = await answering(500, {});
    const { status, body } = await readiness(upstream, new URL(`${broken.url}/jwks.json`));
    assert.equal(status, 503);
    assert.deepEqual(body, { status: 'unavailable', upstream: 'ok', keys: 'keys_unavailable' });
  });

  test('is asked of the system of record once in 5 seconds', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const upstream = await answering(404, NOT_FOUND);
    const { app } = await readiness(upstream);
    for (const [wait, asked] of [
      [0, 1],
      [4999, 1],
      [1, 2],
      [4999, 2],
      [1, 3],
    ] as const) {
      mock.timers.tick(wait);
      assert.equal((await app.request('/readyz')).status, 200);
      assert.equal(upstream.received.length, asked);
    }
  });

  test('is asked under the request id, and of nobody who could be there', async () => {
    const upstream = await answering(404, NOT_FOUND);
    const { app } = await createTestApp(upstream);
    await app.request('/readyz', { headers: { 'X-Request-Id': 'probe-1' } });
    const [asked] = upstream.received;
    assert.equal(asked?.headers['x-request-id'], 'probe-1');
    assert.equal(asked?.headers['x-consent-route'], 'api');
    assert.equal(asked?.path, preferencesPath('email-preferences-readiness'));
  });

  test('is logged with what is wrong, and with the attempts', async () => {
    const broken = await answering(500, {});
    const keys = await createTokenKeys({ issuer: PUBLIC_URL, jwks: new URL(broken.url) });
    const { app, log } = await createTestApp(await answering(404, NOT_FOUND), { keys });
    await app.request('/readyz');
    const { level, code, upstreamAttempts, cause } = log[0] ?? {};
    assert.deepEqual([level, code, upstreamAttempts], ['error', 'keys_unavailable', 1]);
    assert.match(cause?.[0] ?? '', /^TokenError at /);
  });

  test('is not there when the system of record fails in a way of its own', async () => {
    const upstream = {
      getEmailPreferences: () => Promise.reject(new RangeError('no memory')),
      updateEmailPreferences: () => assert.fail('nothing is changed'),
    };
    const { app, log } = await createTestApp(await answering(200, {}), { upstream });
    const response = await app.request('/readyz');
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), {
      status: 'unavailable',
      upstream: 'upstream_unavailable',
      keys: 'ok',
    });
    assert.match(log[0]?.cause?.[0] ?? '', /^RangeError at /);
  });
});
