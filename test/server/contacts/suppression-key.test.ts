/** The key of the opt-outs: kept safe from being changed by mistake. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createClient } from '@libsql/client';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { MIGRATIONS } from '../../../server/contacts/database/database.ts';
import { API_KEY } from './backends.ts';
import { openContactsDatabase } from './open.ts';

const KEY = 'one-key-of-more-than-32-characters';
const OTHER = 'another-key-of-more-than-32-characters';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-'));
});
after(() => rm(folder, { recursive: true }));

/** Sends requests to a file that is open for as long as they take. */
async function withFile(
  file: string,
  suppressionKey: string | undefined,
  use: (send: (method: string, path: string, body?: object) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const { database, close } = await openContactsDatabase(`file:${join(folder, file)}`, {
    suppressionKey,
  });
  const app = createContactsApp({ database, apiKey: API_KEY, log: () => {} });
  try {
    await use(async (method, path, body) => {
      const response = await app.request(`/v2/contacts${path}`, {
        method,
        headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      assert.ok(response.ok, `${method} ${path} ${response.status}`);
      return response.json();
    });
  } finally {
    close();
  }
}

const optOut = (send: (method: string, path: string, body?: object) => Promise<unknown>) =>
  send('POST', '', { userId: 'usr_key', email: 'key@example.com' })
    .then(() =>
      send('PATCH', '/by-user-id/usr_key/email-preferences', {
        preferences: { all: 'unsubscribed' },
      }),
    )
    .then(() => send('DELETE', '/by-user-id/usr_key'));

async function statusAfterReturn(
  send: (method: string, path: string, body?: object) => Promise<unknown>,
): Promise<string> {
  await send('POST', '', { userId: 'usr_key', email: 'key@example.com' });
  const answer = await send('GET', '/by-user-id/usr_key/email-preferences');
  return (answer as { preferences: { all: { status: string } } }).preferences.all.status;
}

for (const [name, key, wrong] of [
  ['the secret in the database', undefined, KEY],
  ["the operator's key", KEY, OTHER],
  ["the operator's key, then none", KEY, undefined],
] as const) {
  test(`opt-outs kept with ${name} are not opened with another key`, async () => {
    const file = `${name.replaceAll(/\W/g, '-')}.db`;
    await withFile(file, key, async (send) => {
      await optOut(send);
    });
    await assert.rejects(
      openContactsDatabase(`file:${join(folder, file)}`, { suppressionKey: wrong }),
      { name: 'ContactsDatabaseError', code: 'suppression_key_mismatch' },
    );
    await withFile(file, key, async (send) => {
      assert.equal(await statusAfterReturn(send), 'unsubscribed');
    });
  });
}

test('as long as nobody has opted out, the key may change', async () => {
  for (const key of [undefined, KEY, OTHER, undefined, KEY]) {
    await withFile('changes.db', key, async () => {});
  }
});

test('a short key is refused with a sentence', async () => {
  await assert.rejects(
    openContactsDatabase(`file:${join(folder, 'short.db')}`, { suppressionKey: 'short' }),
    { code: 'suppression_key_too_short', message: /at least 32 characters/ },
  );
});

test('opt-outs of a database of an earlier version are kept too', async () => {
  const url = `file:${join(folder, 'earlier.db')}`;
  const old = createClient({ url });
  const insert = (user: string, all: string, changelogOptOut: number) =>
    `INSERT INTO contacts (id, type, user_id, email, name, created_at, last_activity, email_all,
      changelog_opt_out)
      VALUES ('${user.padEnd(24, '0')}', 'customer', '${user}', '${user}@MÜLLER.example', 'Zoë', 1, 1,
        '${all}', ${changelogOptOut})`;
  await old.batch(
    [
      'CREATE TABLE contacts_migrations (version INTEGER PRIMARY KEY)',
      ...MIGRATIONS.slice(0, 3).flat(),
      ...[1, 2, 3].map((version) => `INSERT INTO contacts_migrations VALUES (${version})`),
      insert('aa', 'unsubscribed', 0),
      insert('bb', 'subscribed', 1),
      insert('cc', 'subscribed', 0),
    ],
    'write',
  );
  old.close();
  await withFile('earlier.db', undefined, async (send) => {
    for (const user of ['aa', 'bb', 'cc']) {
      await send('DELETE', `/by-user-id/${user}`);
      await send('POST', '', { email: `${user}@müller.EXAMPLE`, subscribedToChangelog: true });
    }
    const { data } = (await send('GET', '')) as { data: { id: string; email: string }[] };
    assert.equal(data.length, 3);
    for (const { id, email } of data) {
      const { preferences } = (await send('GET', `/${id}/email-preferences`)) as {
        preferences: Record<string, { status: string }>;
      };
      const expected = {
        all: email.startsWith('aa') ? 'unsubscribed' : 'subscribed',
        changelog: email.startsWith('bb') ? 'unsubscribed' : 'subscribed',
      };
      const { all, changelog } = preferences;
      assert.deepEqual({ all: all?.status, changelog: changelog?.status }, expected);
    }
  });
});
