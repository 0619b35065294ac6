/** The official client against the edge handler: a user token is its key, and it cannot tell. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Featurebase from 'featurebase-node';
import { createPreferencesApp } from '../../../server/handler/app.ts';
import { createFeaturebaseUpstream } from '../../../server/handler/upstreams/featurebase.ts';
import { signToken } from '../../../server/tokens/index.ts';
import { type Listening, listenOnLoopback } from '../../loopback.ts';
import { createTestKeys } from '../handler/fixtures.ts';
import { API_KEY, type RunningContacts, startOnSqlite } from './backends.ts';

const PUBLIC_URL = 'https://preferences.example.com';

let service: RunningContacts;
let handler: Listening;
let clientFor: (userId: string) => Promise<Featurebase>;

before(async () => {
  service = await startOnSqlite();
  const keys = await createTestKeys(PUBLIC_URL);
  const app = createPreferencesApp({
    publicUrl: PUBLIC_URL,
    allowedOrigins: [],
    keys,
    upstream: createFeaturebaseUpstream({ baseUrl: service.baseURL, apiKey: API_KEY }),
    log: () => {},
  });
  handler = await listenOnLoopback(app.fetch);
  clientFor = async (userId) => {
    const apiKey = await signToken(keys, { sub: userId, scope: 'manage' });
    return new Featurebase({ apiKey, baseURL: handler.url, maxRetries: 0 });
  };
});
after(async () => {
  await handler.close();
  await service.stop();
});

test('both preference methods answer as the contacts service does', async () => {
  await service.client().users.contacts.createOrUpdate({ userId: 'usr_edge' });
  const direct = service.client().users.contacts.byUserID.emailPreferences;
  const edge = (await clientFor('usr_edge')).users.contacts.byUserID.emailPreferences;
  assert.deepEqual(await edge.retrieve('usr_edge'), await direct.retrieve('usr_edge'));
  const preferences = { all: 'unsubscribed', postComments: 'unsubscribed' } as const;
  const updated = await edge.update('usr_edge', { preferences });
  assert.equal(updated.preferences.postUpdates.effectiveStatus, 'unsubscribed');
  assert.deepEqual(await direct.retrieve('usr_edge'), updated);
});

test('the change is in the history, with the token that allowed it', async () => {
  const response = await service.request(
    '/v2/contacts/by-user-id/usr_edge/email-preferences/history',
  );
  const { data } = (await response.json()) as { data: Record<string, string>[] };
  assert.deepEqual(data.map(({ key }) => key).sort(), ['all', 'postComments']);
  for (const { tokenId, requestId } of data) {
    assert.ok(tokenId);
    assert.ok(requestId);
  }
});

test('refusals are the same typed errors', async () => {
  const edge = (await clientFor('usr_nobody')).users.contacts.byUserID.emailPreferences;
  await assert.rejects(edge.retrieve('usr_nobody'), Featurebase.NotFoundError);
  await assert.rejects(edge.retrieve('usr_edge'), Featurebase.PermissionDeniedError);
  await assert.rejects(edge.update('usr_nobody', { preferences: {} }), Featurebase.BadRequestError);
});
