/** Contacts, their ids and their preferences: what each request is answered with, and what it moves. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { newObjectId, parseObjectId } from '../../../server/contacts/contact/object-id.ts';
import { CONSENT_ROUTES } from '../../../server/contacts/database/consent-routes.ts';
import { createRegistration } from '../../../server/contacts/preferences/categories.ts';
import { API_KEY } from './backends.ts';
import { type OpenedDatabase, openContactsDatabase } from './open.ts';

const SECRET = 'identity-secret';
const NOBODY = 'f'.repeat(24);

interface Change {
  id: string;
  type: string;
  route: string;
  tokenId: string | null;
  requestId: string | null;
  to: string;
}

/** The fields of all answers here. */
interface Answer {
  status: number;
  object: string;
  id: string;
  error?: Record<string, unknown>;
  data: Partial<Change>[];
  nextCursor: string | null;
  lastActivity: string;
  companies: { lastActivity: string }[];
  preferences: Record<string, { status: string }>;
}

describe('an answer about a contact', () => {
  let database: OpenedDatabase;
  let close: () => void;
  let folder: string;
  let app: ReturnType<typeof createContactsApp>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contacts-'));
    ({ database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`));
    app = createContactsApp({ database, apiKey: API_KEY, identitySecret: SECRET, log: () => {} });
  });
  after(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  async function send(method: string, path: string, body?: object, headers = {}): Promise<Answer> {
    const response = await app.request(`/v2/contacts${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${API_KEY}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { ...((await response.json()) as Answer), status: response.status };
  }
  const upsert = (fields: object) => send('POST', '', fields);
  const preferences = (userId: string) => `/by-user-id/${userId}/email-preferences`;

  test('an id is made of the second and of chance', () => {
    assert.match(newObjectId(0), /^00000000[0-9a-f]{16}$/);
    assert.match(newObjectId(1_735_331_686_999), /^676f0f66[0-9a-f]{16}$/);
    const ids = Array.from({ length: 300 }, () => newObjectId(0));
    assert.equal(new Set(ids).size, 300);
    assert.ok(ids.every((id) => /^[0-9a-f]{24}$/.test(id)));
    assert.equal(parseObjectId('ABCDEF0123456789abcdef01'), 'abcdef0123456789abcdef01');
    for (const id of ['a'.repeat(23), 'a'.repeat(25), 'g'.repeat(24), `x${'a'.repeat(24)}`]) {
      assert.throws(() => parseObjectId(id), {
        code: 'parameter_invalid',
        message: 'id must be 24 hexadecimal digits.',
        param: 'id',
      });
    }
  });

  test('a contact that is not there is said to be missed by its id, or by its user id', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/email-preferences'],
      ['PATCH', '/email-preferences'],
      ['GET', '/email-preferences/history'],
      ['POST', '/block'],
      ['POST', '/unblock'],
    ] as const) {
      const body = method === 'PATCH' ? { preferences: { all: 'unsubscribed' } } : undefined;
      const byId = await send(method, `/${NOBODY}${path}`, body);
      assert.deepEqual(byId.error, {
        type: 'invalid_request_error',
        code: 'resource_not_found',
        message: 'No contact has this id.',
        param: 'id',
        status: 404,
      });
      if (method === 'POST') continue;
      const byUser = await send(method, `/by-user-id/nobody${path}`, body);
      assert.deepEqual(
        [byUser.error?.message, byUser.error?.param],
        ['No customer contact has this user id.', 'userId'],
      );
    }
  });

  test('a lead has no email preferences, which its id is told', async () => {
    const { id } = await upsert({ email: 'lead@example.com', type: 'lead' });
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { preferences: { all: 'unsubscribed' } }],
    ] as const) {
      const { error } = await send(method, `/${id}/email-preferences`, body);
      assert.deepEqual(error, {
        type: 'invalid_request_error',
        code: 'contact_not_customer',
        message: 'This contact is a lead. Only customers have email preferences.',
        param: 'id',
        status: 400,
      });
    }
  });

  test('a hash that does not match is refused with the place where it stands', async () => {
    const hash = (value: string) => createHmac('sha256', SECRET).update(value).digest('hex');
    const wrong = 'ab'.repeat(32);
    const refusal = (param: string) => ({
      type: 'authorization_error',
      code: 'identity_verification_failed',
      message: `${param} does not match. Make it with HMAC-SHA256 and your identity secret.`,
      param,
      status: 403,
    });
    const company = (id: string, companyHash: string) => ({ id, name: 'C', companyHash });
    const { error } = await upsert({ userId: 'usr_hash', userHash: wrong });
    assert.deepEqual(error, refusal('userHash'));
    // A missing name is no name: neither the empty text nor "null" is one to sign.
    for (const text of ['', 'null', 'undefined']) {
      const unsigned = await upsert({ userId: 'usr_hash', email: null, userHash: hash(text) });
      assert.equal(unsigned.status, 403, text);
    }
    const second = await upsert({
      userId: 'usr_hash',
      companies: [company('c1', hash('c1')), company('c2', hash('c1'))],
    });
    assert.deepEqual(second.error, refusal('companies.1.companyHash'));
    assert.equal((await send('GET', '/by-user-id/usr_hash')).status, 404);
    const byEmail = { email: 'hash@example.com', userHash: hash('hash@example.com') };
    assert.equal((await upsert(byEmail)).status, 201);
    assert.equal((await upsert({ ...byEmail, userId: 'usr_hash' })).status, 200);
    const open = createContactsApp({ database, apiKey: API_KEY, log: () => {} });
    const unchecked = await open.request('/v2/contacts', {
      method: 'POST',
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: 'usr_hash', userHash: wrong }),
    });
    assert.equal(unchecked.status, 200);
  });

  test('a person’s own change moves the last activity, of the company too; others do not', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.parse('2030-01-01T00:00:00Z') });
    try {
      await upsert({ userId: 'usr_active', companies: [{ id: 'active', name: 'A' }] });
      const activity = async () => {
        const { lastActivity, companies } = await send('GET', '/by-user-id/usr_active');
        return [lastActivity, companies[0]?.lastActivity];
      };
      const [made] = await activity();
      assert.equal(made, '2030-01-01T00:00:00.000Z');
      for (const [route, isOwn] of [
        ['api', false],
        ['element', true],
      ] as const) {
        mock.timers.tick(60_000);
        const status = isOwn ? 'subscribed' : 'unsubscribed';
        const answer = await send(
          'PATCH',
          preferences('usr_active'),
          { preferences: { postUpdates: status } },
          { 'X-Consent-Route': route },
        );
        assert.equal(answer.preferences.postUpdates?.status, status);
        const now = new Date(Date.now()).toISOString();
        const moved: (string | undefined)[] = isOwn ? [now, now] : [made, made];
        assert.deepEqual(await activity(), moved, route);
      }
    } finally {
      mock.timers.reset();
    }
  });

  test('each route of a change is taken, and its identifiers, as far as they can be kept', async () => {
    await upsert({ userId: 'usr_origin' });
    const longest = '!'.repeat(127).concat('~');
    let status = 'subscribed';
    for (const [headers, kept] of [
      ...CONSENT_ROUTES.map(
        (route) => [{ 'X-Consent-Route': route }, [route, null, null]] as const,
      ),
      [{}, ['api', null, null]],
      [{ 'X-Consent-Token-Id': longest, 'X-Request-Id': longest }, ['api', longest, longest]],
      [{ 'X-Consent-Token-Id': `${longest}x`, 'X-Request-Id': 'a b' }, ['api', null, null]],
    ] as const) {
      status = status === 'subscribed' ? 'unsubscribed' : 'subscribed';
      const changes = { preferences: { all: status } };
      assert.equal((await send('PATCH', preferences('usr_origin'), changes, headers)).status, 200);
      const { data } = await send('GET', `${preferences('usr_origin')}/history?limit=1`);
      const [{ route, tokenId, requestId, to } = {}] = data;
      assert.deepEqual([route, tokenId, requestId, to], [...kept, status]);
    }
    for (const route of ['merge', 'suppression', '']) {
      const changes = { preferences: { all: 'subscribed' } };
      const headers = { 'X-Consent-Route': route };
      const { error } = await send('PATCH', preferences('usr_origin'), changes, headers);
      assert.equal(error?.param, 'X-Consent-Route', route);
    }
  });

  test('a list is of customers, of leads, or of all, and its cursor good for that list alone', async () => {
    const all = await send('GET', '?contactType=all&limit=100');
    const types = (type: string) =>
      all.data.filter((contact) => contact.type === type).map(({ id }) => id);
    assert.equal(all.object, 'list');
    for (const [query, ids] of [
      ['?limit=100', types('customer')],
      ['?limit=100&contactType=customer', types('customer')],
      ['?limit=100&contactType=lead', types('lead')],
    ] as const) {
      const { data, nextCursor } = await send('GET', query);
      assert.deepEqual([data.map(({ id }) => id), nextCursor], [ids, null]);
    }
    const { nextCursor } = await send('GET', '?contactType=all&limit=1');
    const next = await send('GET', `?contactType=all&limit=1&cursor=${nextCursor}`);
    assert.equal(next.data[0]?.id, all.data[1]?.id);
    const wrong = await send('GET', `?limit=1&cursor=${nextCursor}`);
    assert.equal(wrong.error?.code, 'invalid_cursor');
  });

  test('the history of a contact has a cursor of its own', async () => {
    await upsert({ userId: 'usr_history' });
    for (const all of ['unsubscribed', 'subscribed']) {
      await send('PATCH', preferences('usr_history'), { preferences: { all } });
    }
    const path = `${preferences('usr_history')}/history`;
    const first = await send('GET', `${path}?limit=1`);
    assert.deepEqual([first.object, first.data[0]?.to], ['list', 'subscribed']);
    const second = await send('GET', `${path}?limit=1&cursor=${first.nextCursor}`);
    assert.deepEqual([second.data[0]?.to, second.nextCursor], ['unsubscribed', null]);
    const others = `${preferences('usr_origin')}/history?cursor=${first.nextCursor}`;
    assert.equal((await send('GET', others)).error?.code, 'invalid_cursor');
    const unknown = await send('GET', `${path}?limit=1&offset=1`);
    assert.equal(unknown.error?.param, 'offset');
  });
});

test('categories are told to the database once, and again after a failure', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const { database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`);
  try {
    const own = { news: 'subscribed' } as const;
    const register = createRegistration(database, { keys: ['all', 'news'], own });
    await database.run('ALTER TABLE category_defaults RENAME TO away');
    await assert.rejects(register);
    await database.run('ALTER TABLE away RENAME TO category_defaults');
    await register();
    await database.run('ALTER TABLE category_defaults RENAME TO away');
    await register();
    await createRegistration(database, { keys: ['all'], own: {} })();
    await database.run('ALTER TABLE away RENAME TO category_defaults');
    const rows = await database.all('SELECT key, from_seq, status FROM category_defaults');
    assert.deepEqual(
      rows.map((row) => ({ ...(row as object) })),
      [{ key: 'news', from_seq: 0, status: 'subscribed' }],
    );
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});
