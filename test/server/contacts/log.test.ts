/** What the log of the contacts service says of a request. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { LogEntry } from 'fb-email-preferences-server/http';
import { API_KEY, type RunningContacts, startOnSqlite } from './backends.ts';

describe('the log of the contacts service', () => {
  const log: LogEntry[] = [];
  let service: RunningContacts;

  before(async () => {
    service = await startOnSqlite({
      apiKeys: [{ name: 'crm', key: 'sk_crm_0123456789abcdef' }],
      log: (entry) => log.push(entry),
    });
    await service.client().users.contacts.createOrUpdate({ userId: 'usr_1', email: 'a@b.example' });
  });
  after(() => service.stop());
  beforeEach(() => {
    log.length = 0;
  });

  async function ask(path: string, init: RequestInit = {}) {
    const response = await service.request(path, init);
    assert.equal(log.length, 1, 'one entry a request');
    const { requestId, durationMs, ...entry } = log[0] as LogEntry;
    assert.equal(response.headers.get('X-Request-Id'), requestId);
    assert.ok(Number.isSafeInteger(durationMs));
    return entry;
  }

  test('says which request, and with whose key', async () => {
    const route = '/v2/contacts/by-user-id/:ref/email-preferences';
    const entry = { level: 'info', method: 'GET', route, status: 200, code: 'ok' };
    const path = '/v2/contacts/by-user-id/usr_1/email-preferences?x=1';
    assert.deepEqual(await ask(path), { ...entry, key: 'default' });
    log.length = 0;
    const Authorization = 'Bearer sk_crm_0123456789abcdef';
    assert.deepEqual(await ask(path, { headers: { Authorization } }), { ...entry, key: 'crm' });
  });

  test('has the code of a refusal, and no name for a key that is not known', async () => {
    const refused = await ask('/v2/contacts', { headers: { Authorization: `Bearer x${API_KEY}` } });
    assert.deepEqual(refused, {
      level: 'info',
      method: 'GET',
      route: '/v2/contacts',
      status: 401,
      code: 'invalid_api_key',
    });
    log.length = 0;
    const { code, key, route } = await ask('/v2/contacts/by-user-id/nobody');
    assert.deepEqual(
      { code, key, route },
      { code: 'resource_not_found', key: 'default', route: '/v2/contacts/by-user-id/:ref' },
    );
  });

  test('logs addresses that need no key, and such as are not served', async () => {
    assert.equal((await ask('/healthz')).route, '/healthz');
    log.length = 0;
    const { code, route } = await ask('/v2/nobody/usr_1');
    assert.deepEqual({ code, route }, { code: 'route_not_found', route: '/v2/*' });
    log.length = 0;
    const { status, code: other } = await ask('/elsewhere/usr_1');
    assert.deepEqual([status, other], [404, 'route_not_found']);
  });

  test('takes over the request id of the handler', async () => {
    await service.request('/v2/contacts', { headers: { 'X-Request-Id': 'one-click-1' } });
    assert.equal(log[0]?.requestId, 'one-click-1');
  });
});
