/** Preferences and their history: who unsubscribed me, and when. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type Featurebase from 'featurebase-node';
import * as z from 'zod/mini';
import {
  effectiveStatus,
  type PreferenceKey,
  type Status,
} from '../../../component/preferences.ts';
import { type History, historySchema } from '../../../server/contacts/schemas/responses.ts';
import { PREFERENCE_KEYS } from '../../../server/contract/contract.ts';
import { BACKENDS, type RunningContacts, startOnSqlite } from './backends.ts';

for (const [name, start] of BACKENDS) {
  describe(`consent, ${name}`, () => {
    let service: RunningContacts;
    let contacts: Featurebase.Users.Contacts;
    before(async () => {
      service = await start();
      contacts = service.client().users.contacts;
    });
    after(() => service.stop());

    async function history(path: string): Promise<History> {
      const response = await service.request(`/v2/contacts/${path}`);
      assert.equal(response.status, 200);
      return z.parse(historySchema, await response.json());
    }

    async function patch(id: string, preferences: object, headers: Record<string, string> = {}) {
      const response = await service.request(`/v2/contacts/${id}/email-preferences`, {
        method: 'PATCH',
        body: JSON.stringify({ preferences }),
        headers,
      });
      assert.equal(response.status, 200);
    }

    test('the history says who changed what, from what, to what, when and by which route', async () => {
      const started = Date.now();
      const { id } = await contacts.createOrUpdate({ userId: 'usr_history' });
      await patch(
        id,
        { all: 'unsubscribed', postUpdates: 'subscribed' },
        {
          'X-Consent-Route': 'one_click',
          'X-Consent-Token-Id': 'jti-1',
          'X-Request-Id': 'req-1',
        },
      );
      await patch(id, { postComments: 'unsubscribed' });
      const { data, nextCursor } = await history(`${id}/email-preferences/history`);
      assert.equal(nextCursor, null);
      assert.deepEqual(
        data.map(({ changedAt: _, ...change }) => change),
        [
          {
            object: 'email_preference_change',
            contactId: id,
            userId: 'usr_history',
            key: 'postComments',
            from: 'subscribed',
            to: 'unsubscribed',
            route: 'api',
            tokenId: null,
            requestId: null,
          },
          {
            object: 'email_preference_change',
            contactId: id,
            userId: 'usr_history',
            key: 'all',
            from: 'subscribed',
            to: 'unsubscribed',
            route: 'one_click',
            tokenId: 'jti-1',
            requestId: 'req-1',
          },
        ],
      );
      for (const { changedAt } of data) {
        assert.ok(Date.parse(changedAt) >= started && Date.parse(changedAt) <= Date.now());
      }
      assert.deepEqual(
        (await history('by-user-id/usr_history/email-preferences/history')).data,
        data,
      );
    });

    test('the history is read page by page, each change once', async () => {
      const { id } = await contacts.createOrUpdate({ userId: 'usr_pages' });
      for (let i = 0; i < 7; i++) {
        await patch(id, { postUpdates: i % 2 ? 'subscribed' : 'unsubscribed' });
      }
      const path = 'by-user-id/usr_pages/email-preferences/history';
      const whole = await history(path);
      const pages: History['data'] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: History = await history(`${path}?limit=3${cursor && `&cursor=${cursor}`}`);
        assert.ok(page.data.length <= 3);
        pages.push(...page.data);
        cursor = page.nextCursor;
      }
      assert.equal(whole.data.length, 7);
      assert.deepEqual(pages, whole.data);
    });

    test('whatever is asked for, statuses are stored, the gate is applied, and each change is logged once', async () => {
      const status = fc.constantFrom<Status>('subscribed', 'unsubscribed');
      const changes = fc
        .record(Object.fromEntries(PREFERENCE_KEYS.map((key) => [key, status])), {
          requiredKeys: [],
        })
        .filter((map) => Object.keys(map).length > 0);
      let user = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 4 }), async (patches) => {
          user += 1;
          const { id } = await contacts.createOrUpdate({ userId: `usr_any_${user}` });
          const stored = new Map<string, Status>();
          const first = await contacts.emailPreferences.retrieve(id);
          for (const key of PREFERENCE_KEYS) stored.set(key, first.preferences[key].status);
          let logged = 0;
          for (const preferences of patches) {
            for (const [key, to] of Object.entries(preferences)) {
              if (stored.get(key) !== to) logged += 1;
              stored.set(key, to as Status);
            }
            const answer = await contacts.emailPreferences.update(id, { preferences });
            const gate = stored.get('all') as Status;
            for (const key of PREFERENCE_KEYS as PreferenceKey[]) {
              const kept = stored.get(key) as Status;
              assert.deepEqual(answer.preferences[key], {
                status: kept,
                effectiveStatus: effectiveStatus(gate, kept),
              });
            }
          }
          const { data } = await history(`${id}/email-preferences/history?limit=100`);
          assert.equal(data.length, logged);
        }),
        { numRuns: 30 },
      );
    });

    test('changes of different keys at the same moment all hold', async () => {
      const { id } = await contacts.createOrUpdate({ userId: 'usr_race' });
      for (const to of ['unsubscribed', 'subscribed'] as const) {
        await Promise.all(PREFERENCE_KEYS.map((key) => patch(id, { [key]: to })));
        const { preferences } = await contacts.emailPreferences.retrieve(id);
        for (const key of PREFERENCE_KEYS) assert.equal(preferences[key].status, to, key);
      }
    });

    test('the changelog fields of a contact follow the changelog preference, and it them', async () => {
      const { id } = await contacts.createOrUpdate({ userId: 'usr_changelog' });
      const expectChangelog = async (subscribed: boolean, optedOut: boolean) => {
        const contact = await contacts.retrieve(id);
        assert.equal(contact?.subscribedToChangelog, subscribed);
        assert.equal(contact?.manuallyOptedOutFromChangelog, optedOut);
        const { preferences } = await contacts.emailPreferences.retrieve(id);
        assert.equal(preferences.changelog.status, subscribed ? 'subscribed' : 'unsubscribed');
      };
      // Nobody is subscribed to a newsletter unasked.
      await expectChangelog(false, false);
      await contacts.createOrUpdate({ userId: 'usr_changelog', subscribedToChangelog: true });
      await expectChangelog(true, false);
      await contacts.createOrUpdate({ userId: 'usr_changelog', subscribedToChangelog: false });
      await expectChangelog(false, false);
      await contacts.createOrUpdate({ userId: 'usr_changelog', subscribedToChangelog: true });
      await patch(id, { changelog: 'unsubscribed' });
      await expectChangelog(false, true);
      // An import does not undo what the person chose.
      await contacts.createOrUpdate({ userId: 'usr_changelog', subscribedToChangelog: true });
      await expectChangelog(false, true);
      await patch(id, { changelog: 'subscribed' });
      await expectChangelog(true, false);
      const { data } = await history(`${id}/email-preferences/history`);
      assert.deepEqual(
        data.map(({ key, to }) => `${key} ${to}`),
        [
          'changelog subscribed',
          'changelog unsubscribed',
          'changelog subscribed',
          'changelog unsubscribed',
          'changelog subscribed',
        ],
      );
    });

    test('deleting a contact keeps the fact of withdrawal, and nothing that names the person', async () => {
      const userId = 'usr_forget_me_zqxjk';
      const { id } = await contacts.createOrUpdate({
        userId,
        email: 'forget.me.zqxjk@example.com',
        name: 'Forgetme Fourseveneleven',
      });
      await patch(id, { all: 'unsubscribed' }, { 'X-Consent-Token-Id': 'jti-zqxjk' });
      await contacts.byUserID.delete(userId);
      const { data } = await history(`${id}/email-preferences/history`);
      assert.equal(data.length, 1);
      assert.equal(data[0]?.key, 'all');
      assert.equal(data[0]?.to, 'unsubscribed');
      assert.equal(data[0]?.userId, null);
      assert.equal(data[0]?.tokenId, null);
      const gone = await service.request(
        `/v2/contacts/by-user-id/${userId}/email-preferences/history`,
      );
      assert.equal(gone.status, 404);
      for (const table of ['contacts', 'consent_log', 'contact_names_data']) {
        const rows = await service.database.all(`SELECT * FROM ${table}`);
        assert.doesNotMatch(JSON.stringify(rows), /zqxjk|fourseven/i, table);
      }
    });
  });
}

test('a deleted person is not left behind in the bytes of the file', async () => {
  const service = await startOnSqlite();
  try {
    const { contacts } = service.client().users;
    const userId = 'usr_bytes_zqxjk';
    await contacts.createOrUpdate({ userId, email: 'b.zqxjk@example.com', name: 'Bytewise' });
    await contacts.byUserID.emailPreferences.update(userId, {
      preferences: { all: 'unsubscribed' },
    });
    await contacts.byUserID.delete(userId);
    const rows = await service.database.all<{ file: string }>(
      'SELECT file FROM pragma_database_list',
    );
    await service.database.run('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = await readFile(rows[0]?.file ?? '', 'latin1');
    assert.ok(bytes.includes('unsubscribed'));
    assert.ok(!/zqxjk|bytewise/i.test(bytes));
  } finally {
    await service.stop();
  }
});
