/** What a person reads when a system of record refuses a change for good. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPreferencesApp } from '../../server/handler/app.ts';
import { createSoftwareOneUpstream } from '../../server/handler/upstreams/softwareone/softwareone.ts';
import type { Upstream } from '../../server/handler/upstreams/upstream.ts';
import { createWappfyUpstream } from '../../server/handler/upstreams/wappfy/wappfy.ts';
import { unsubscribeLink } from '../../server/tokens/index.ts';
import { createTestKeys, PUBLIC_URL } from '../server/handler/fixtures.ts';
import { startSoftwareOne } from './stand-ins/softwareone.ts';
import { startWappfy } from './stand-ins/wappfy.ts';
import { memoryStore } from './systems.ts';

const keys = await createTestKeys();

/** The answer to the button of an unsubscribe link. */
async function press(upstream: Upstream, sub: string, category?: string) {
  const app = createPreferencesApp({ publicUrl: PUBLIC_URL, keys, upstream, log: () => {} });
  const bound = { ...(category && { category }) };
  const link = await unsubscribeLink(keys, { publicUrl: PUBLIC_URL, sub, ...bound });
  const response = await app.request(link.slice(PUBLIC_URL.length), {
    method: 'POST',
    body: new URLSearchParams({ action: 'unsubscribe' }),
  });
  return { status: response.status, page: await response.text() };
}

test('501 upstream_unsupported offers no second try', async () => {
  const { url: baseUrl, apiKey, session, close } = await startWappfy({ engine: 'not-implemented' });
  const upstream = createWappfyUpstream({ baseUrl, apiKey, session, store: memoryStore() });
  const { status, page } = await press(upstream, '4915112345678');
  await close();
  assert.equal(status, 501);
  assert.match(page, /<h1>This can’t be changed<\/h1>/);
  assert.doesNotMatch(page, /try again/i);
});

test('403 preference_locked says that it is the sender’s decision', async () => {
  const { url: baseUrl, tokens, addContact, close } = await startSoftwareOne();
  const upstream = createSoftwareOneUpstream({ baseUrl, apiToken: tokens.operations });
  const { status, page } = await press(upstream, addContact().id, 'NTC-1234-0003');
  await close();
  assert.equal(status, 403);
  assert.match(page, /The sender doesn’t allow this choice to be changed here\./);
  assert.doesNotMatch(page, /try again/i);
});
