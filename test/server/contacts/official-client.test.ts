/** Every contacts method of the official client, unchanged, against the service on each database. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { contactEmailPreferencesSchema } from 'fb-email-preferences-server/contract';
import type { LogEntry } from 'fb-email-preferences-server/http';
import Featurebase from 'featurebase-node';
import * as z from 'zod/mini';
import {
  blockedSchema,
  contactSchema,
  deletedSchema,
  searchResultSchema,
  unblockedSchema,
} from '../../../server/contacts/schemas/responses.ts';
import { API_KEY, BACKENDS, type RunningContacts, startOnSqlite } from './backends.ts';

const IDENTITY_SECRET = 'iv_0123456789abcdef0123456789abcdef';

/** Leads are our addition to the upsert; the client's types do not know them. */
const lead = { type: 'lead' } as object;

for (const [name, start] of BACKENDS) {
  describe(`the official client, ${name}`, () => {
    let service: RunningContacts;
    let contacts: Featurebase.Users.Contacts;
    before(async () => {
      service = await start({ identitySecret: IDENTITY_SECRET });
      contacts = service.client().users.contacts;
    });
    after(() => service.stop());

    test('createOrUpdate creates with 201 and updates with 200', async () => {
      const first = await contacts
        .createOrUpdate({
          userId: 'usr_12345',
          email: 'john@example.com',
          name: 'John Doe',
          phone: '+1 555 0100',
          profilePicture: 'https://example.com/john.png',
          locale: 'en',
          roles: ['beta'],
          createdAt: '2025-03-01T12:00:00Z',
          subscribedToChangelog: true,
          customFields: { plan: 'pro', signupSource: 'website' },
          companies: [
            { id: 'company_123', name: 'Acme Inc', monthlySpend: 500, plan: 'enterprise' },
          ],
        })
        .withResponse();
      assert.equal(first.response.status, 201);
      const created = z.parse(contactSchema, first.data);
      const { lastActivity: _, companies, ...rest } = created;
      assert.deepEqual(rest, {
        object: 'contact',
        id: created.id,
        userId: 'usr_12345',
        email: 'john@example.com',
        name: 'John Doe',
        profilePicture: 'https://example.com/john.png',
        type: 'customer',
        customFields: { plan: 'pro', signupSource: 'website' },
        locale: 'en',
        roles: ['beta'],
        postsCreated: 0,
        commentsCreated: 0,
        subscribedToChangelog: true,
        manuallyOptedOutFromChangelog: false,
      });
      assert.equal(companies[0]?.companyId, 'company_123');
      assert.equal(companies[0]?.monthlySpend, 500);
      assert.equal(companies[0]?.linkedUsers, 1);

      const second = await contacts
        .createOrUpdate({
          userId: 'usr_12345',
          customFields: { plan: 'free' },
          profilePicture: null,
        })
        .withResponse();
      assert.equal(second.response.status, 200);
      assert.equal(second.data?.id, created.id);
      assert.equal(second.data?.name, 'John Doe');
      assert.equal(second.data?.profilePicture, null);
      assert.deepEqual(second.data?.customFields, { plan: 'free', signupSource: 'website' });
      assert.equal(second.data?.companies?.length, 1);
    });

    test('retrieve and byUserID.retrieve give the same contact', async () => {
      const created = await contacts.createOrUpdate({ userId: 'retrieve me / ünïcode?#' });
      const byId = z.parse(contactSchema, await contacts.retrieve(created.id));
      assert.deepEqual(await contacts.byUserID.retrieve('retrieve me / ünïcode?#'), byId);
    });

    test('delete and byUserID.delete remove the contact for good', async () => {
      const a = await contacts.createOrUpdate({ userId: 'gone_a' });
      const b = await contacts.createOrUpdate({ userId: 'gone_b' });
      z.parse(deletedSchema, await contacts.delete(a.id));
      assert.deepEqual(await contacts.byUserID.delete('gone_b'), {
        id: b.id,
        object: 'contact',
        deleted: true,
      });
      for (const { id } of [a, b]) {
        await assert.rejects(contacts.retrieve(id), Featurebase.NotFoundError);
        await assert.rejects(contacts.delete(id), Featurebase.NotFoundError);
      }
    });

    test('block and unblock work on customers and leads, once or twice', async () => {
      const customer = await contacts.createOrUpdate({ userId: 'blocked' });
      const visitor = await contacts.createOrUpdate({ email: 'blocked-lead@example.com', ...lead });
      for (const { id } of [customer, visitor]) {
        for (const _ of [1, 2]) {
          z.parse(blockedSchema, await contacts.block(id));
        }
        for (const _ of [1, 2]) {
          z.parse(unblockedSchema, await contacts.unblock(id));
        }
      }
      await assert.rejects(contacts.block('f'.repeat(24)), Featurebase.NotFoundError);
    });

    test('emailPreferences reads and changes by id and by user id', async () => {
      const { id } = await contacts.createOrUpdate({ userId: 'prefs', email: 'prefs@example.com' });
      const before = z.parse(
        contactEmailPreferencesSchema(),
        await contacts.emailPreferences.retrieve(id),
      );
      assert.equal(before.preferences.postUpdates?.status, 'subscribed');
      const byUserId = contacts.byUserID.emailPreferences;
      await byUserId.update('prefs', { preferences: { postUpdates: 'unsubscribed' } });
      const closed = await contacts.emailPreferences.update(id, {
        preferences: { all: 'unsubscribed' },
      });
      const off = { status: 'unsubscribed', effectiveStatus: 'unsubscribed' };
      const silenced = { status: 'subscribed', effectiveStatus: 'unsubscribed' };
      assert.deepEqual(closed, {
        object: 'contact_email_preferences',
        contactId: id,
        userId: 'prefs',
        email: 'prefs@example.com',
        preferences: {
          all: off,
          postUpdates: off,
          postComments: silenced,
          commentReplies: silenced,
          changelog: off,
        },
      });
      const open = await byUserId.update('prefs', { preferences: { all: 'subscribed' } });
      assert.equal(open.preferences.postUpdates.effectiveStatus, 'unsubscribed');
      assert.equal(open.preferences.postComments.effectiveStatus, 'subscribed');
      assert.deepEqual(await byUserId.retrieve('prefs'), open);
    });

    test('search finds by every field and sorts every way', async () => {
      const made = await contacts.createOrUpdate({
        userId: 'find-me',
        email: 'Find.Me@Example.com',
        name: 'Grace Brewster Hopper',
        companies: [{ id: 'navy', name: 'Navy' }],
      });
      const company = made?.companies?.[0]?.id ?? '';
      const queries = [
        { field: 'externalId', operator: '=', value: 'find-me' },
        { field: 'external_id', operator: 'IN', value: ['find-me', 'nobody'] },
        { field: 'email', operator: '=', value: 'find.me@example.com' },
        { field: 'name', operator: '=', value: 'Grace Brewster Hopper' },
        { field: 'name', operator: '~', value: 'opper grac' },
        { field: 'companyIds', operator: '=', value: company },
        { field: 'company_ids', operator: 'IN', value: [company] },
      ] as const;
      for (const query of queries) {
        const found = z.parse(searchResultSchema, await contacts.search({ query: query as never }));
        assert.deepEqual(
          found.data.map(({ id }) => id),
          [made.id],
          JSON.stringify(query),
        );
        assert.equal(found.totalCount, 1);
      }
      for (const field of [
        'lastActivity',
        'createdAt',
        'postsCreated',
        'commentsCreated',
      ] as const) {
        const up = await contacts.search({ sort: `${field}:asc`, limit: 100 });
        const down = await contacts.search({ sort: `${field}:desc`, limit: 100 });
        const ids = up.data.map(({ id }) => id);
        assert.deepEqual(down.data.map(({ id }) => id).reverse(), ids);
        assert.ok(ids.length > 1);
      }
    });

    test('each refusal is the typed error of its status', async () => {
      const { id } = await contacts.createOrUpdate({ email: 'errors-lead@example.com', ...lead });
      const stranger = service.client({ apiKey: 'sk_wrong' }).users.contacts;
      const wrongHash = 'ab'.repeat(32);
      const cases = [
        [() => contacts.emailPreferences.retrieve(id), Featurebase.BadRequestError, 'id'],
        [() => contacts.retrieve('not-an-id'), Featurebase.BadRequestError, 'id'],
        [
          () => contacts.emailPreferences.update(id, { preferences: {} }),
          Featurebase.BadRequestError,
          'preferences',
        ],
        [() => stranger.retrieve(id), Featurebase.AuthenticationError, undefined],
        [
          () => contacts.createOrUpdate({ userId: 'x', userHash: wrongHash }),
          Featurebase.PermissionDeniedError,
          'userHash',
        ],
        [() => contacts.byUserID.retrieve('nobody'), Featurebase.NotFoundError, 'userId'],
        [() => contacts.retrieve('0'.repeat(24)), Featurebase.NotFoundError, 'id'],
      ] as const;
      for (const [act, ErrorClass, param] of cases) {
        await assert.rejects(act, (error) => {
          assert.ok(error instanceof ErrorClass, String(error));
          const { error: body } = error.error as { error: Record<string, unknown> };
          assert.equal(body.param, param);
          assert.equal(body.status, error.status);
          return true;
        });
      }
    });

    test('an identity hash is checked over the user id or the email, and over companies', async () => {
      const hash = (value: string) =>
        createHmac('sha256', IDENTITY_SECRET).update(value).digest('hex');
      await contacts.createOrUpdate({ userId: 'hashed', userHash: hash('hashed') });
      await contacts.createOrUpdate({
        userId: 'hashed',
        email: 'hashed@example.com',
        userHash: hash('hashed@example.com').toUpperCase(),
        companies: [{ id: 'c1', name: 'C', companyHash: hash('c1') }],
      });
      await assert.rejects(
        contacts.createOrUpdate({
          userId: 'hashed',
          name: 'Mallory',
          companies: [{ id: 'c1', name: 'C', companyHash: hash('c2') }],
        }),
        Featurebase.PermissionDeniedError,
      );
      assert.equal((await contacts.byUserID.retrieve('hashed'))?.name, '');
    });
  });

  test(`a caller that is too fast is told when to come back, ${name}`, async () => {
    const service = await start({ rateLimit: { requests: 2, windowSeconds: 2 } });
    try {
      const { contacts } = service.client().users;
      const first = await contacts.list().withResponse();
      assert.equal(first.response.headers.get('X-RateLimit-Limit'), '2');
      assert.equal(first.response.headers.get('X-RateLimit-Remaining'), '1');
      assert.match(first.response.headers.get('X-RateLimit-Reset') ?? '', /^\d{10}$/);
      // On a slow machine the window may end in between; then it fills up again.
      await assert.rejects(
        async () => {
          for (let i = 0; i < 50; i++) await contacts.list();
        },
        (error) => {
          assert.ok(error instanceof Featurebase.RateLimitError);
          assert.match(error.headers.get('Retry-After') ?? '', /^[12]$/);
          return true;
        },
      );
      // With its usual retries the client waits as it is told, and gets its answer.
      const patient = new Featurebase({ apiKey: API_KEY, baseURL: service.baseURL });
      assert.deepEqual((await patient.users.contacts.list()).data, []);
    } finally {
      await service.stop();
    }
  });

  test(`a broken database is an InternalServerError that tells nothing, ${name}`, async () => {
    // On SQLite the service runs in this process, and this is its log. A D1 worker has its own.
    const entries: LogEntry[] = [];
    const service = await start(
      start === startOnSqlite ? { log: (entry) => entries.push(entry) } : {},
    );
    try {
      await service.request('/v2/contacts');
      await service.database.run('ALTER TABLE contacts RENAME COLUMN locale TO gone');
      await assert.rejects(
        service.client().users.contacts.createOrUpdate({ email: 'secret@example.com' }),
        (error) => {
          assert.ok(error instanceof Featurebase.InternalServerError);
          assert.doesNotMatch(JSON.stringify(error.error), /secret|locale|SELECT|INSERT/i);
          return true;
        },
      );
      assert.doesNotMatch(JSON.stringify(entries), /secret@/);
      if (start === startOnSqlite) {
        assert.match(entries.at(-1)?.cause?.[0] ?? '', /^LibsqlBatchError /);
        assert.match(entries.at(-1)?.causeCode ?? '', /^SQLITE_/);
      }
    } finally {
      await service.stop();
    }
  });
}
