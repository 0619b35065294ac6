/** Several keys with names, each with its own limit; versions of the API. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { API_KEY, type RunningContacts, startOnSqlite } from './backends.ts';

const IMPORT = { name: 'import', key: 'sk_import_0123456789' };
const CRM = {
  name: 'crm',
  key: 'sk_crm_0123456789',
  rateLimit: { requests: 5, windowSeconds: 600 },
};

describe('keys', () => {
  let service: RunningContacts;
  before(async () => {
    service = await startOnSqlite({
      rateLimit: { requests: 3, windowSeconds: 600 },
      apiKeys: [IMPORT, CRM],
    });
  });
  after(() => service.stop());

  const get = (key: string, path = '/v2/contacts', init: RequestInit = {}) =>
    service.request(path, { ...init, headers: { Authorization: `Bearer ${key}` } });

  test('each key is let in, and counted for itself against its own limit', async () => {
    for (const [key, limit] of [
      [API_KEY, 3],
      [IMPORT.key, 3],
      [CRM.key, 5],
    ] as const) {
      for (let left = limit - 1; left >= 0; left--) {
        const response = await get(key);
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('X-RateLimit-Limit'), String(limit));
        assert.equal(response.headers.get('X-RateLimit-Remaining'), String(left));
      }
      const refused = await get(key);
      assert.equal(refused.status, 429);
      assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    }
    assert.equal((await get('sk_another_0123456789')).status, 401);
  });

  test('an opt-out is never refused, however much of the limit is used', async () => {
    const other = { Authorization: `Bearer ${IMPORT.key}`, 'Content-Type': 'application/json' };
    assert.equal((await get(IMPORT.key)).status, 429);
    for (let i = 0; i < 5; i++) {
      const path = '/v2/contacts/by-user-id/usr_busy/email-preferences';
      const response = await fetch(service.baseURL + path, {
        method: 'PATCH',
        headers: other,
        body: JSON.stringify({ preferences: { all: 'unsubscribed' } }),
      });
      // There is no such contact; the point is that it was looked for.
      assert.equal(response.status, 404);
      assert.equal(response.headers.get('X-RateLimit-Limit'), '3');
    }
  });

  test('keys that cannot be told apart, and none, are refused at the start', () => {
    const { database } = service;
    for (const options of [
      {},
      { apiKey: '' },
      { apiKey: API_KEY, apiKeys: [{ name: 'default', key: 'sk_1' }] },
      { apiKey: API_KEY, apiKeys: [{ name: 'other', key: API_KEY }] },
      { apiKeys: [{ ...CRM, rateLimit: { requests: 0, windowSeconds: 60 } }] },
    ]) {
      assert.throws(() => createContactsApp({ database, ...options }), TypeError);
    }
    createContactsApp({ database, apiKeys: [IMPORT] });
  });
});

describe('versions', () => {
  let service: RunningContacts;
  before(async () => {
    service = await startOnSqlite();
  });
  after(() => service.stop());

  const CODES = [
    ['2026-01-01.nova', undefined],
    ['2026-08-19.orbit', undefined],
    ['2031-12-31.zenith2', undefined],
    ['2025-12-12.clover', 'version_unsupported'],
    ['2025-12-31.later', 'version_unsupported'],
    ['2026-01-01', 'version_unknown'],
    ['2026-02-31.nova', 'version_unknown'],
    ['2026-13-01.nova', 'version_unknown'],
    ['nova', 'version_unknown'],
    ['2026-08-19.Orbit', 'version_unknown'],
    ['latest', 'version_unknown'],
  ] as const;

  for (const [version, code] of CODES) {
    test(`${version} is ${code === undefined ? 'served' : `refused: ${code}`}`, async () => {
      const response = await service.request('/v2/contacts', {
        headers: { 'Featurebase-Version': version },
      });
      const answer = (await response.json()) as { error?: { code: string } };
      assert.equal(response.status, code === undefined ? 200 : 400);
      assert.equal(answer.error?.code, code);
    });
  }
});
