import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createFeaturebaseUpstream,
  describedContract,
  limitUsers,
  type Upstream,
} from '../../../server/handler/app.ts';
import {
  listUnsubscribeHeaders,
  signToken,
  unsubscribeLink,
} from '../../../server/tokens/index.ts';
import { assertRefusal } from '../../refusal.ts';
import { API_KEY, startContacts, type TestContacts } from './contacts.ts';
import {
  createTestApp,
  PUBLIC_URL,
  preferencesPath,
  startServer,
  type TestApp,
} from './fixtures.ts';

const LIMIT = 3;

describe('a limit on the requests of one person', () => {
  let contacts: TestContacts;
  let handler: TestApp;
  const counts = new Map<string, number>();

  before(async () => {
    contacts = await startContacts();
    const unused = await startServer(() => {});
    const upstream = createFeaturebaseUpstream({
      baseUrl: contacts.url,
      apiKey: API_KEY,
      keepsHistory: true,
    });
    const limiter = {
      async limit({ key }: { key: string }) {
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        return { success: count <= LIMIT };
      },
    };
    handler = await createTestApp(unused, { upstream: limitUsers(upstream, { limiter }) });
    await unused.close();
  });
  after(() => contacts.close());

  async function call(userId: string, path = '', init: RequestInit = {}): Promise<Response> {
    const token = await signToken(handler.keys, { sub: userId, scope: 'manage' });
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    return handler.app.request(preferencesPath(userId) + path, { ...init, headers });
  }

  test('refuses the request after the last that is allowed, and nobody else', async () => {
    await contacts.seed('usr_many');
    await contacts.seed('usr_other');
    const body = JSON.stringify({ preferences: { changelog: 'unsubscribed' } });
    assert.equal((await call('usr_many')).status, 200);
    assert.equal((await call('usr_many', '', { method: 'PATCH', body })).status, 200);
    assert.equal((await call('usr_many', '/history')).status, 200);
    for (const request of [
      call('usr_many'),
      call('usr_many', '', { method: 'PATCH', body }),
      call('usr_many', '/history'),
    ]) {
      const refused = await request;
      assert.equal(refused.status, 429);
      assert.equal(refused.headers.get('Retry-After'), '60');
      assert.match(await refused.clone().text(), / 60 seconds\./);
      await assertRefusal(refused, 429, 'rate_limited');
    }
    assert.equal((await call('usr_other')).status, 200);
    assert.deepEqual([...counts.keys()], ['user:usr_many', 'user:usr_other']);
  });

  test('leaves the rest of the upstream as it is, and says when to come back', async () => {
    const contract = describedContract({ keys: ['all', 'news'] });
    const fail = () => assert.fail('the upstream was called');
    const plain: Upstream = {
      channel: 'whatsapp',
      contract,
      getEmailPreferences: fail,
      updateEmailPreferences: fail,
    };
    const limiter = { limit: async () => ({ success: false }) };
    const limited = limitUsers(plain, { limiter, retryAfterSeconds: 5 });
    assert.deepEqual([limited.channel, limited.contract], ['whatsapp', contract]);
    assert.equal('getHistory' in limited, false);
    const context = { requestId: 'req-1', route: 'element' } as const;
    await assert.rejects(limited.getEmailPreferences('usr_1', context), {
      status: 429,
      message: 'Too many requests. Wait 5 seconds.',
      headers: { 'Retry-After': '5' },
    });
  });

  test('is not used up by whoever has no token of that person', async () => {
    await contacts.seed('usr_victim');
    for (let count = 0; count <= LIMIT; count += 1) {
      const headers = { Authorization: 'Bearer x.y.z' };
      const response = await handler.app.request(preferencesPath('usr_victim'), { headers });
      assert.equal(response.status, 401);
    }
    assert.equal((await call('usr_victim')).status, 200);
  });

  test('never stands before a link in an email', async () => {
    await contacts.seed('usr_leaving');
    for (let count = 0; count <= LIMIT; count += 1) await call('usr_leaving');
    const to = { publicUrl: PUBLIC_URL, sub: 'usr_leaving' };
    const headers = await listUnsubscribeHeaders(handler.keys, { ...to, category: 'changelog' });
    const click = headers['List-Unsubscribe'].slice(1, -1);
    assert.equal((await handler.app.request(click, { method: 'POST' })).status, 200);
    const page = await handler.app.request(await unsubscribeLink(handler.keys, to), {
      method: 'POST',
      body: new URLSearchParams({ action: 'unsubscribe' }),
    });
    assert.equal(page.status, 200);
    const { all, changelog } = await contacts.statuses('usr_leaving');
    assert.deepEqual([all, changelog], ['unsubscribed', 'unsubscribed']);
  });
});
