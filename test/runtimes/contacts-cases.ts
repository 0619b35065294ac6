/** What the contacts service does on every runtime, over HTTP and by the official client. */
import assert from 'node:assert/strict';
import Featurebase from 'featurebase-node';
import { API_KEY } from '../server/handler/contacts.ts';

/** A contacts service that runs, under `API_KEY`. */
export interface ContactsSubject {
  /** Sends a request without a key. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

export interface ContactsCase {
  name: string;
  /** @throws {AssertionError} when the service does otherwise */
  check(subject: ContactsSubject, client: Featurebase): Promise<void>;
}

/** The official client in front of a service. */
export function clientOf({ request }: ContactsSubject): Featurebase {
  const baseURL = 'https://contacts.invalid';
  return new Featurebase({
    apiKey: API_KEY,
    baseURL,
    maxRetries: 0,
    fetch: (url, init) => request(String(url).slice(baseURL.length), init),
  });
}

const PATH = '/v2/contacts/by-user-id/usr_history/email-preferences';

export const CONTACTS_GROUPS: Readonly<Record<string, readonly ContactsCase[]>> = {
  health: [
    {
      name: 'it is alive and ready, without a key',
      async check({ request }) {
        const alive = await request('/healthz');
        assert.deepEqual([alive.status, await alive.json()], [200, { status: 'ok' }]);
        const ready = await request('/readyz');
        const body = { status: 'ok', database: 'ok' };
        assert.deepEqual([ready.status, await ready.json()], [200, body]);
      },
    },
  ],
  contacts: [
    {
      name: 'a contact is made, read, changed and deleted',
      async check(_subject, { users: { contacts } }) {
        const made = await contacts.createOrUpdate({ userId: 'usr_1', email: 'a@example.com' });
        const read = await contacts.byUserID.retrieve('usr_1');
        assert.equal(read.id, made.id);
        await contacts.createOrUpdate({ userId: 'usr_1', name: 'Ada Lovelace 🦊' });
        assert.equal((await contacts.byUserID.retrieve('usr_1')).name, 'Ada Lovelace 🦊');
        await contacts.byUserID.delete('usr_1');
        await assert.rejects(contacts.byUserID.retrieve('usr_1'), Featurebase.NotFoundError);
      },
    },
    {
      name: 'contacts are listed page by page',
      async check(_subject, { users: { contacts } }) {
        for (const number of [1, 2, 3]) {
          await contacts.createOrUpdate({ userId: `listed_${number}` });
        }
        const seen: string[] = [];
        for await (const { userId } of contacts.list({ limit: 1 })) seen.push(userId ?? '');
        for (const number of [1, 2, 3]) assert.ok(seen.includes(`listed_${number}`));
      },
    },
  ],
  preferences: [
    {
      name: 'a status is stored, and a closed gate leaves it alone',
      async check(_subject, { users: { contacts } }) {
        await contacts.createOrUpdate({ userId: 'usr_gate' });
        const { emailPreferences } = contacts.byUserID;
        const { preferences } = await emailPreferences.update('usr_gate', {
          preferences: { all: 'unsubscribed', changelog: 'subscribed' },
        });
        assert.equal(preferences.changelog.status, 'subscribed');
        assert.equal(preferences.changelog.effectiveStatus, 'unsubscribed');
      },
    },
    {
      name: 'every change is in the consent log',
      async check({ request }, { users: { contacts } }) {
        await contacts.createOrUpdate({ userId: 'usr_history' });
        await contacts.byUserID.emailPreferences.update('usr_history', {
          preferences: { changelog: 'subscribed' },
        });
        const headers = { Authorization: `Bearer ${API_KEY}` };
        const response = await request(`${PATH}/history`, { headers });
        const { data } = (await response.json()) as { data: { key: string; to: string }[] };
        assert.deepEqual(
          data.map(({ key, to }) => `${key} ${to}`),
          ['changelog subscribed'],
        );
      },
    },
    {
      name: 'changes at one moment all hold',
      async check(_subject, { users: { contacts } }) {
        await contacts.createOrUpdate({ userId: 'usr_busy' });
        const { emailPreferences } = contacts.byUserID;
        const keys = ['postUpdates', 'postComments', 'commentReplies', 'changelog'] as const;
        await Promise.all(
          keys.map((key) =>
            emailPreferences.update('usr_busy', { preferences: { [key]: 'subscribed' } }),
          ),
        );
        const { preferences } = await emailPreferences.retrieve('usr_busy');
        for (const key of keys) assert.equal(preferences[key].status, 'subscribed');
      },
    },
  ],
  refusals: [
    {
      name: 'without the key nothing is answered',
      async check({ request }) {
        for (const headers of [new Headers(), new Headers({ Authorization: 'Bearer wrong' })]) {
          const response = await request('/v2/contacts', { headers });
          assert.equal(response.status, 401);
          await response.text();
        }
      },
    },
    {
      name: 'bad bodies are refused by name',
      async check({ request }) {
        const post = async (body: string) => {
          const headers = {
            Authorization: `Bearer ${API_KEY}`,
            'Content-Type': 'application/json',
          };
          const response = await request('/v2/contacts', { method: 'POST', headers, body });
          const { error } = (await response.json()) as { error: { code: string } };
          return `${response.status} ${error.code}`;
        };
        assert.equal(await post('{'), '400 invalid_json');
        assert.equal(await post('{"email":1}'), '400 parameter_invalid');
        assert.equal(await post(' '.repeat(300_000)), '413 body_too_large');
      },
    },
  ],
};
