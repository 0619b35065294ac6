/** What every answer carries, and that the service works as a part of a larger app. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Featurebase from 'featurebase-node';
import { Hono } from 'hono';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { listenOnLoopback } from '../../loopback.ts';
import { API_KEY, type RunningContacts, startOnSqlite } from './backends.ts';

let service: RunningContacts;
let app: Hono;
before(async () => {
  service = await startOnSqlite();
  const contacts = createContactsApp({
    database: service.database,
    apiKey: API_KEY,
    rateLimit: { requests: 100, windowSeconds: 600 },
    log: () => {},
  });
  app = new Hono();
  app.get('/', (c) => c.text('the rest of the app'));
  app.route('/crm', contacts);
});
after(() => service.stop());

test('under a prefix the official client works as ever', async () => {
  const server = await listenOnLoopback(app.fetch);
  const baseURL = `${server.url}/crm`;
  try {
    const { contacts } = new Featurebase({ apiKey: API_KEY, baseURL, maxRetries: 0 }).users;
    const made = await contacts.createOrUpdate({ userId: 'usr_prefix' });
    assert.equal(
      (await contacts.byUserID.emailPreferences.retrieve('usr_prefix')).contactId,
      made.id,
    );
    await assert.rejects(contacts.retrieve('nope'), Featurebase.BadRequestError);
  } finally {
    await server.close();
  }
});

test('every answer may not be cached, and with a valid key says what is left of the limit', async () => {
  const get = (path: string, key = API_KEY) =>
    app.request(`/crm${path}`, { headers: { Authorization: `Bearer ${key}` } });
  let left = Number.POSITIVE_INFINITY;
  for (const [path, status] of [
    ['/v2/contacts', 200],
    ['/v2/contacts/nope', 400],
    ['/v2/nothing', 404],
  ] as const) {
    const response = await get(path);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const remaining = Number(response.headers.get('X-RateLimit-Remaining'));
    assert.ok(remaining < left);
    left = remaining;
  }
  const refused = await get('/v2/contacts', 'sk_wrong');
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get('WWW-Authenticate'), 'Bearer');
  assert.equal(refused.headers.get('X-RateLimit-Remaining'), null);
  assert.equal(refused.headers.get('Cache-Control'), 'no-store');
});

test('the key is taken whole, and as a bearer token only', async () => {
  for (const authorization of [
    '',
    API_KEY,
    `Basic ${API_KEY}`,
    `Bearer  ${API_KEY}`,
    `Bearer ${API_KEY}x`,
    `Bearer ${API_KEY} x`,
    `Bearer ${API_KEY.slice(0, -1)}`,
    `Bearer ${API_KEY}, Bearer ${API_KEY}`,
  ]) {
    const response = await app.request('/crm/v2/contacts', {
      headers: { Authorization: authorization },
    });
    assert.equal(response.status, 401, authorization);
  }
});

test('options that would leave the service open or stuck are refused', () => {
  const { database } = service;
  assert.throws(() => createContactsApp({ database, apiKey: '' }), /apiKey/);
  assert.throws(
    () => createContactsApp({ database, apiKey: API_KEY, identitySecret: '' }),
    /identitySecret/,
  );
  for (const requests of [0, -1, 1.5, Number.NaN]) {
    const rateLimit = { requests, windowSeconds: 60 };
    assert.throws(() => createContactsApp({ database, apiKey: API_KEY, rateLimit }), /rateLimit/);
  }
});
