/** What the system of record is told of a request to the API. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createPreferencesApi } from '../../../server/handler/api.ts';
import type { Upstream, UpstreamContext } from '../../../server/handler/app.ts';
import { signToken, verifyToken } from '../../../server/tokens/index.ts';
import { createTestKeys, PUBLIC_URL, preferencesPath, USER_ID } from './fixtures.ts';

describe('the system of record is told', () => {
  const contexts: UpstreamContext[] = [];
  const on = { status: 'subscribed', effectiveStatus: 'subscribed' } as const;
  const contact = {
    object: 'contact_email_preferences',
    contactId: 'c_1',
    preferences: { all: on },
  } as const;
  const upstream: Upstream = {
    async getEmailPreferences(_userId, context) {
      contexts.push(context);
      return contact;
    },
    async updateEmailPreferences(_userId, _changes, context) {
      contexts.push(context);
      return contact;
    },
    async getHistory(_userId, _page, context) {
      contexts.push(context);
      return { object: 'list', data: [], nextCursor: null };
    },
  };

  test('which request and token it is, in which languages, and when nobody waits for it', async () => {
    const keys = await createTestKeys();
    const api = createPreferencesApi({ publicUrl: PUBLIC_URL, keys, upstream, log: () => {} });
    const token = await signToken(keys, { sub: USER_ID, scope: 'manage' });
    const { jti } = await verifyToken(keys, token);
    const change = { method: 'PATCH', body: '{"preferences":{"all":"subscribed"}}' };
    for (const [path, init, isRead] of [
      [preferencesPath(), {}, true],
      [preferencesPath(), change, false],
      [`${preferencesPath()}/history`, {}, true],
    ] as const) {
      const leaving = new AbortController();
      const headers = {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Accept-Language': 'de-AT, en;q=0.5',
        'X-Request-Id': 'request-1',
      };
      contexts.length = 0;
      const response = await api.request(path, { ...init, headers, signal: leaving.signal });
      assert.equal(response.status, 200);
      assert.match(response.headers.get('Server-Timing') ?? '', /^verify;dur=.*, upstream;dur=/);
      const [{ signal, trace, ...context } = {}] = contexts;
      assert.deepEqual(context, {
        requestId: 'request-1',
        route: 'element',
        tokenId: jti,
        languages: 'de-AT, en;q=0.5',
      });
      assert.equal(trace?.attempts, 0);
      leaving.abort();
      assert.equal(signal?.aborted, isRead ? true : undefined);
    }
  });
});
