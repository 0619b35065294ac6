/** A database of any earlier version opens and is brought up to date, once. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/d1';
import { Miniflare } from 'miniflare';
import { type ContactsDatabase, createContactsApp } from '../../../server/contacts/app.ts';
import { handleOf, MIGRATIONS, type Queries } from '../../../server/contacts/database/database.ts';
import { prepareDatabase } from '../../../server/contacts/database/prepare.ts';
import { API_KEY } from './backends.ts';
import { openContactsDatabase } from './open.ts';

const OLD_CONTACT = `INSERT INTO contacts (id, type, user_id, name, created_at, last_activity)
  VALUES ('${'a'.repeat(24)}', 'customer', 'usr_old', 'Older Person', 1, 1)`;

async function findsOldContact(database: ContactsDatabase): Promise<void> {
  const app = createContactsApp({ database, apiKey: API_KEY, log: () => {} });
  const response = await app.request('/v2/contacts/search', {
    method: 'POST',
    headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: { field: 'name', operator: '~', value: 'older' } }),
  });
  const { data } = (await response.json()) as { data: { userId: string }[] };
  assert.deepEqual(
    data.map(({ userId }) => userId),
    ['usr_old'],
  );
}

async function schemaOf(database: Queries): Promise<unknown[]> {
  return database.all(
    `SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name`,
  );
}

test('a SQLite file of each earlier version opens, upgrades and keeps its contacts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  try {
    const fresh = await openContactsDatabase(`file:${join(folder, 'fresh.db')}`);
    const expected = await schemaOf(fresh.database);
    fresh.close();
    assert.ok(MIGRATIONS.length > 1);
    for (let version = 1; version < MIGRATIONS.length; version++) {
      const url = `file:${join(folder, `version-${version}.db`)}`;
      const old = createClient({ url });
      await old.batch(
        [
          'CREATE TABLE contacts_migrations (version INTEGER PRIMARY KEY)',
          ...MIGRATIONS.slice(0, version).flat(),
          ...Array.from(
            { length: version },
            (_, i) => `INSERT INTO contacts_migrations VALUES (${i + 1})`,
          ),
          OLD_CONTACT,
        ],
        'write',
      );
      old.close();
      for (const _ of ['upgraded', 'opened again']) {
        const { database, close } = await openContactsDatabase(url);
        assert.deepEqual(await schemaOf(database), expected);
        await findsOldContact(database);
        close();
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a D1 database is migrated by the same files, by two Workers at once too', async () => {
  const miniflare = new Miniflare({
    modules: true,
    script: 'export default {}',
    compatibilityDate: '2026-01-01',
    d1Databases: ['CONTACTS'],
  });
  try {
    const binding = await miniflare.getD1Database('CONTACTS');
    const database: Queries = drizzle(binding as Parameters<typeof drizzle>[0]);
    await database.run('CREATE TABLE contacts_migrations (version INTEGER PRIMARY KEY)');
    for (const statement of MIGRATIONS[0] ?? []) await database.run(statement);
    await database.run('INSERT INTO contacts_migrations VALUES (1)');
    await database.run(OLD_CONTACT);
    const [prepared] = await Promise.all([
      prepareDatabase(database, {}),
      prepareDatabase(database, {}),
    ]);
    await findsOldContact(handleOf(prepared));
    assert.deepEqual(
      await database.all('SELECT version FROM contacts_migrations'),
      MIGRATIONS.map((_, i) => ({ version: i + 1 })),
    );
  } finally {
    await miniflare.dispose();
  }
});

test('a database of a later version is left alone, with a sentence that says what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const url = `file:${join(folder, 'later.db')}`;
  try {
    const { database, close } = await openContactsDatabase(url);
    await database.run('INSERT INTO contacts_migrations VALUES (99)');
    close();
    await assert.rejects(openContactsDatabase(url), /99 migrations.*Use a later version/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
