/** An operator's own categories in the contacts service, on each database. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CategoriesOption } from 'fb-email-preferences-server/contract';
import { type ContactsDatabase, createContactsApp } from '../../../server/contacts/app.ts';
import { openContactsDatabase } from '../../../server/contacts/database/sqlite.ts';
import { API_KEY, BACKENDS, type RunningContacts } from './backends.ts';

const CATEGORIES: CategoriesOption = {
  changelog: { label: 'News' },
  weeklyDigest: {},
  betaNews: { default: 'unsubscribed' },
};

type Answer = {
  preferences: Record<string, { status: string; effectiveStatus: string }>;
  data: { key: string; userId: string; from: string; to: string; route: string }[];
  error: { code: string; param: string };
};

const statusesOf = ({ preferences }: Answer) =>
  Object.fromEntries(Object.entries(preferences).map(([key, { status }]) => [key, status]));

for (const [name, start] of BACKENDS) {
  describe(`own categories, ${name}`, () => {
    let service: RunningContacts;
    before(async () => {
      service = await start({ categories: CATEGORIES });
    });
    after(() => service.stop());

    async function send(method: string, path: string, body?: object): Promise<Answer> {
      const response = await service.request(`/v2/contacts${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Answer;
    }
    const seed = (userId: string, email?: string) => send('POST', '', { userId, email });
    const preferences = (userId: string) => `/by-user-id/${userId}/email-preferences`;
    const patch = (userId: string, changes: object) =>
      send('PATCH', preferences(userId), { preferences: changes });
    const search = async (...value: object[]) => {
      const { data } = await send('POST', '/search', {
        query: { operator: 'AND', value },
        limit: 100,
      });
      return data.map(({ userId }) => userId).sort();
    };

    test('a new contact starts with the defaults, and is served the configured keys alone', async () => {
      await seed('fresh');
      const read = await send('GET', preferences('fresh'));
      assert.deepEqual(Object.entries(statusesOf(read)), [
        ['all', 'subscribed'],
        ['changelog', 'unsubscribed'],
        ['weeklyDigest', 'subscribed'],
        ['betaNews', 'unsubscribed'],
      ]);
    });

    test('changes are stored at once, logged once, and under the gate', async () => {
      await seed('changes');
      const changes = { weeklyDigest: 'unsubscribed', betaNews: 'subscribed', all: 'unsubscribed' };
      const changed = await patch('changes', changes);
      assert.deepEqual(statusesOf(changed), { ...changes, changelog: 'unsubscribed' });
      assert.equal(changed.preferences.betaNews?.effectiveStatus, 'unsubscribed');
      await patch('changes', changes);
      const { data } = await send('GET', `${preferences('changes')}/history`);
      assert.deepEqual(
        data.map(({ key, from, to }) => [key, from, to]),
        [
          ['betaNews', 'unsubscribed', 'subscribed'],
          ['weeklyDigest', 'subscribed', 'unsubscribed'],
          ['all', 'subscribed', 'unsubscribed'],
        ],
      );
    });

    test('each status is stored in one place: in the contact, or among the operator’s own', async () => {
      await seed('once');
      await patch('once', { all: 'unsubscribed', changelog: 'subscribed', betaNews: 'subscribed' });
      const keysOf = async (table: string) => {
        const rows = await service.database.all<{ key: string }>(
          `SELECT DISTINCT key FROM ${table} ORDER BY key`,
        );
        return rows.map(({ key }) => key);
      };
      assert.deepEqual(await keysOf('category_defaults'), ['betaNews', 'weeklyDigest']);
      const chosen = await keysOf('contact_preferences');
      assert.deepEqual(
        chosen.filter((key) => !['betaNews', 'weeklyDigest'].includes(key)),
        [],
      );
    });

    test('a key that is not configured is refused', async () => {
      for (const key of ['weeklyDigets', 'postUpdates', 'constructor']) {
        const { error } = await patch('fresh', { [key]: 'unsubscribed' });
        assert.deepEqual([error.code, error.param], ['parameter_unknown', `preferences.${key}`]);
      }
    });

    test('an opt-out outlives the contact, and follows the address to another one', async () => {
      await seed('leaves', 'leaves@example.com');
      await patch('leaves', { weeklyDigest: 'unsubscribed', betaNews: 'subscribed' });
      await send('DELETE', '/by-user-id/leaves');
      await seed('returns', 'Leaves@example.com');
      const read = await send('GET', preferences('returns'));
      assert.equal(statusesOf(read).weeklyDigest, 'unsubscribed');
      assert.equal(statusesOf(read).betaNews, 'unsubscribed', 'as any new contact');
      const { data } = await send('GET', `${preferences('returns')}/history`);
      assert.deepEqual(
        data.map(({ key, route }) => [key, route]),
        [['weeklyDigest', 'suppression']],
      );
    });

    test('merged contacts keep the stricter status', async () => {
      await send('POST', '', { email: 'merges@example.com' });
      const found = await send('POST', '/search', {
        query: { field: 'email', operator: '=', value: 'merges@example.com' },
      });
      const { id } = found.data[0] as unknown as { id: string };
      await send('PATCH', `/${id}/email-preferences`, {
        preferences: { weeklyDigest: 'unsubscribed' },
      });
      await seed('merges');
      await seed('merges', 'merges@example.com');
      const read = await send('GET', preferences('merges'));
      assert.equal(statusesOf(read).weeklyDigest, 'unsubscribed');
    });

    test('contacts are found by their stored status, alone and beside other clauses', async () => {
      for (const user of ['s1', 's2', 's3']) await seed(user, `${user}@search.example`);
      await patch('s1', { weeklyDigest: 'unsubscribed', changelog: 'subscribed' });
      await patch('s2', { betaNews: 'subscribed', all: 'unsubscribed' });
      const among = { field: 'externalId', operator: 'IN', value: ['s1', 's2', 's3'] };
      const by = (key: string, operator: string, value: string) =>
        search(among, { field: `preferences.${key}`, operator, value });
      assert.deepEqual(await by('weeklyDigest', '=', 'unsubscribed'), ['s1']);
      assert.deepEqual(await by('weeklyDigest', '=', 'subscribed'), ['s2', 's3']);
      assert.deepEqual(await by('weeklyDigest', '!=', 'subscribed'), ['s1']);
      assert.deepEqual(await by('betaNews', '=', 'subscribed'), ['s2']);
      assert.deepEqual(await by('changelog', '=', 'subscribed'), ['s1']);
      assert.deepEqual(await by('all', '=', 'unsubscribed'), ['s2']);
      const alone = await search({
        field: 'preferences.betaNews',
        operator: '=',
        value: 'subscribed',
      });
      assert.ok(alone.includes('s2') && !alone.includes('s1'));
      const wrong = await send('POST', '/search', {
        query: { field: 'preferences.nothing', operator: '=', value: 'subscribed' },
      });
      assert.deepEqual([wrong.error.code, wrong.error.param], ['parameter_invalid', 'query.field']);
    });

    test('the description has the keys', async () => {
      const document = await (await service.request('/openapi.json')).json();
      const { schemas } = (document as { components: { schemas: Record<string, object> } })
        .components;
      for (const schema of ['EmailPreferences', 'EmailPreferencesUpdate']) {
        const written = JSON.stringify(schemas[schema]);
        assert.ok(written.includes('weeklyDigest') && !written.includes('postUpdates'), schema);
      }
    });
  });
}

test('a category that is taken out and put back has its choices and its history', async () => {
  await withDatabase(async (database) => {
    const first = serviceOn(database, ['weeklyDigest', 'tips']);
    await first('POST', '', { userId: 'u' });
    await first('PATCH', '/by-user-id/u/email-preferences', {
      preferences: { weeklyDigest: 'unsubscribed' },
    });
    const without = serviceOn(database, ['tips']);
    const read = await without('GET', '/by-user-id/u/email-preferences');
    assert.deepEqual(statusesOf(read), { all: 'subscribed', tips: 'subscribed' });
    const { data } = await without('GET', '/by-user-id/u/email-preferences/history');
    assert.deepEqual(
      data.map(({ key }) => key),
      ['weeklyDigest'],
    );
    const again = serviceOn(database, ['tips', 'weeklyDigest']);
    const back = await again('GET', '/by-user-id/u/email-preferences');
    assert.equal(statusesOf(back).weeklyDigest, 'unsubscribed');
  });
});

test('another default is for contacts that are made later', async () => {
  await withDatabase(async (database) => {
    const statusOf = async (default_: 'subscribed' | 'unsubscribed', userId: string) => {
      const send = serviceOn(database, { tips: { default: default_ } });
      await send('POST', '', { userId });
      const read = [];
      for (const user of ['first', 'second', 'third']) {
        const answer = await send('GET', `/by-user-id/${user}/email-preferences`);
        if (answer.preferences) read.push(statusesOf(answer).tips);
      }
      return read;
    };
    assert.deepEqual(await statusOf('unsubscribed', 'first'), ['unsubscribed']);
    assert.deepEqual(await statusOf('subscribed', 'second'), ['unsubscribed', 'subscribed']);
    assert.deepEqual(await statusOf('unsubscribed', 'third'), [
      'unsubscribed',
      'subscribed',
      'unsubscribed',
    ]);
  });
});

test('without the option there are Featurebase’s five, and no other', async () => {
  await withDatabase(async (database) => {
    await serviceOn(database, ['tips'])('POST', '', { userId: 'u' });
    const read = await serviceOn(database)('GET', '/by-user-id/u/email-preferences');
    assert.deepEqual(Object.keys(read.preferences), [
      'all',
      'postUpdates',
      'postComments',
      'commentReplies',
      'changelog',
    ]);
  });
});

test('categories that cannot be used stop the start', async () => {
  await withDatabase(async (database) => {
    assert.throws(() => serviceOn(database, ['all']), /"all" is not a category/);
  });
});

function serviceOn(database: ContactsDatabase, categories?: CategoriesOption) {
  const app = createContactsApp({
    database,
    apiKey: API_KEY,
    log: () => {},
    ...(categories && { categories }),
  });
  return async (method: string, path: string, body?: object): Promise<Answer> => {
    const response = await app.request(`/v2/contacts${path}`, {
      method,
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Answer;
  };
}

async function withDatabase(use: (database: ContactsDatabase) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const { database, close } = await openContactsDatabase(join(folder, 'contacts.db'));
  try {
    await use(database);
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
}
