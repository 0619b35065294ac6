/** A deleted person is gone from the file and its log, also beside a reader who takes long. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { type RunningContacts, startOnSqlite } from './backends.ts';
import { openContactsDatabase } from './open.ts';

/** Spelled so that no number or random id of a test run can contain it. */
const TRACES = /zqxjk/i;

async function fileOf(service: RunningContacts): Promise<string> {
  const [row] = await service.database.all<{ file: string }>(
    sql`SELECT file FROM pragma_database_list`,
  );
  return row?.file ?? '';
}

/** Whether the database's files hold something of the person. */
async function hasTraces(file: string): Promise<boolean> {
  for (const suffix of ['', '-wal']) {
    if (TRACES.test(await readFile(file + suffix, 'latin1'))) return true;
  }
  return false;
}

/** Waits until nothing is left; fails after a time that no documented moment comes near. */
async function expectErased(file: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (!(await hasTraces(file))) return;
    await pause(100);
  }
  assert.fail('The files still hold traces of the deleted person.');
}

async function makePerson(service: RunningContacts): Promise<string> {
  const { contacts } = service.client().users;
  const { id } = await contacts.createOrUpdate({
    userId: 'zqxjk_user',
    email: 'zqxjk@example.com',
    name: 'Zqxjk Person',
    customFields: { note: 'zqxjk' } as object,
  });
  await contacts.emailPreferences.update(id, { preferences: { all: 'unsubscribed' } });
  return id;
}

test('after a deletion, nothing of the person is left in the file or its log', async () => {
  const service = await startOnSqlite();
  try {
    const file = await fileOf(service);
    const id = await makePerson(service);
    assert.ok(await hasTraces(file));
    await service.client().users.contacts.delete(id);
    await expectErased(file);
  } finally {
    await service.stop();
  }
});

test('what a reader delays is erased when it has ended', async () => {
  const service = await startOnSqlite();
  try {
    const file = await fileOf(service);
    const id = await makePerson(service);
    const other = createClient({ url: `file:${file}` });
    const reader = await other.transaction('read');
    assert.equal((await reader.execute('SELECT name FROM contacts')).rows.length, 1);
    await service.client().users.contacts.delete(id);
    await pause(1_500);
    // The reader still sees what it began with.
    assert.equal((await reader.execute('SELECT name FROM contacts')).rows.length, 1);
    assert.ok(await hasTraces(file));
    await reader.rollback();
    other.close();
    await expectErased(file);
  } finally {
    await service.stop();
  }
});

test('what a process had no time to erase is erased at the next start', async () => {
  const service = await startOnSqlite();
  const file = await fileOf(service);
  const keeper = createClient({ url: `file:${file}`, concurrency: 1 });
  try {
    await keeper.execute('PRAGMA secure_delete = ON');
    const id = await makePerson(service);
    // Keeps the log from being removed with the last connection.
    await keeper.execute('SELECT count(*) FROM contacts');
    await keeper.execute(`DELETE FROM contacts WHERE id = '${id}'`);
    await keeper.execute(`UPDATE consent_log SET user_id = NULL`);
    assert.ok(await hasTraces(file));
    const { close } = await openContactsDatabase(file);
    try {
      await expectErased(file);
    } finally {
      close();
    }
  } finally {
    keeper.close();
    await service.stop();
  }
});
