import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Miniflare } from 'miniflare';
import { createTokenKeys, generateSecret, signToken } from '../../server/tokens/index.ts';
import {
  API_KEY,
  APP_ORIGIN,
  contactJson,
  PUBLIC_URL,
  preferencesPath,
  type RecordingServer,
  sendJson,
  startServer,
  USER_ID,
} from '../server/handler/fixtures.ts';
import { bundle } from './bundle.ts';

describe('the handler inside workerd', () => {
  const secret = generateSecret();
  let upstream: RecordingServer;
  let script: string;
  let worker: Miniflare;

  function start(bindings: Record<string, string>): Miniflare {
    return new Miniflare({
      modules: true,
      script,
      compatibilityDate: '2026-07-01',
      bindings,
    });
  }

  before(async () => {
    upstream = await startServer(({ method, body }, response) =>
      sendJson(response, 200, contactJson(method === 'PATCH' ? JSON.parse(body).preferences : {})),
    );
    script = await bundle('server/runtimes/worker.ts');
    worker = start({
      FEATUREBASE_API_KEY: API_KEY,
      FEATUREBASE_BASE_URL: upstream.url,
      PREFERENCES_TOKEN_SECRET: secret,
      PREFERENCES_PUBLIC_URL: PUBLIC_URL,
      PREFERENCES_ALLOWED_ORIGINS: APP_ORIGIN,
    });
  });
  after(async () => {
    await worker.dispose();
    await upstream.close();
  });

  test('a person turns a category off', async () => {
    const keys = await createTokenKeys({ issuer: PUBLIC_URL, secrets: [{ secret }] });
    const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const response = await worker.dispatchFetch(`${PUBLIC_URL}${preferencesPath()}`, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        Origin: APP_ORIGIN,
      },
      body: JSON.stringify({ preferences: { changelog: 'unsubscribed' } }),
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), APP_ORIGIN);
    assert.deepEqual(await response.json(), {
      ...contactJson({ changelog: 'unsubscribed' }),
      email: 'j•••@e••••••.com',
    });
    assert.equal(upstream.received.at(-1)?.method, 'PATCH');
  });

  test('a token of another secret is refused', async () => {
    const keys = await createTokenKeys({
      issuer: PUBLIC_URL,
      secrets: [{ secret: generateSecret() }],
    });
    const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const response = await worker.dispatchFetch(`${PUBLIC_URL}${preferencesPath()}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(response.status, 401);
  });

  test('a hook for events goes on after the answer', { timeout: 20_000 }, async () => {
    let receive: (body: string) => void = assert.fail;
    const received = new Promise<string>((resolve) => {
      receive = resolve;
    });
    const listener = await startServer(({ body }, response) => {
      response.end();
      receive(body);
    });
    const hooked = new Miniflare({
      modules: true,
      script: await bundle({
        text: `
          import { createPreferencesApi } from './server/handler/api.ts';
          import { readApiOptions } from './server/handler/environment/api.ts';
          import { configuredWorker } from './server/runtimes/configured-worker.ts';
          export default configuredWorker(async (env) =>
            createPreferencesApi({
              ...(await readApiOptions(env)),
              async onEvent({ type, request }) {
                await new Promise((resolve) => setTimeout(resolve, 200));
                await fetch(env.LISTENER ?? '', { method: 'POST', body: type + ' ' + request.code });
              },
            }),
          );`,
      }),
      compatibilityDate: '2026-07-01',
      bindings: {
        FEATUREBASE_API_KEY: API_KEY,
        FEATUREBASE_BASE_URL: upstream.url,
        PREFERENCES_TOKEN_SECRET: secret,
        PREFERENCES_PUBLIC_URL: PUBLIC_URL,
        LISTENER: listener.url,
      },
    });
    const response = await hooked.dispatchFetch(PUBLIC_URL + preferencesPath());
    assert.equal(response.status, 401);
    await response.text();
    assert.equal(await received, 'refused token_invalid');
    await hooked.dispose();
    await listener.close();
  });

  test('without its variables it answers 500 and says nothing of why', async () => {
    const bare = start({});
    const response = await bare.dispatchFetch(`${PUBLIC_URL}/healthz`);
    assert.equal(response.status, 500);
    assert.ok(!(await response.text()).includes('PREFERENCES'));
    await bare.dispose();
  });

  test('the worker fits its budget', () => {
    const bytes = gzipSync(script, { level: 9 }).byteLength;
    console.log(`API worker: ${bytes} bytes gzip`);
    assert.ok(bytes <= 25_000);
  });
});
