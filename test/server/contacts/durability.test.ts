/** What was acknowledged is there after a crash, and two processes share one file without loss. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import Featurebase from 'featurebase-node';
import { PREFERENCE_KEYS } from '../../../server/contract/contract.ts';
import { API_KEY, startOnSqlite } from './backends.ts';
import { openContactsDatabase } from './open.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-'));
});
after(() => rm(folder, { recursive: true }));

const KILLS = 10;

interface Server {
  process: ChildProcess;
  contacts: Featurebase.Users.Contacts;
}

async function startServer(file: string): Promise<Server> {
  const child = spawn(
    process.execPath,
    [new URL('./contacts-server.ts', import.meta.url).pathname, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const baseURL = `http://127.0.0.1:${Number(String(port))}`;
  return {
    process: child,
    contacts: new Featurebase({ apiKey: API_KEY, baseURL, maxRetries: 0 }).users.contacts,
  };
}

async function kill({ process: child }: Server): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

test('no acknowledged write is lost when the process is killed under load', async () => {
  const file = join(folder, 'killed.db');
  const acknowledged = new Set<string>();
  const statuses = new Map<string, string>();
  let sent = 0;
  let server = await startServer(file);
  for (let round = 0; round < KILLS; round++) {
    const { contacts } = server;
    // A different moment each time, counted in acknowledged writes rather than in time.
    const target = acknowledged.size + 5 + round * 3;
    let reach = () => {};
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    let running = true;
    const load = async () => {
      while (running) {
        const userId = `usr_${sent++}`;
        try {
          await contacts.createOrUpdate({ userId, email: `${userId}@example.com` });
          acknowledged.add(userId);
          if (acknowledged.size >= target) reach();
          await contacts.byUserID.emailPreferences.update(userId, {
            preferences: { all: 'unsubscribed', changelog: 'subscribed' },
          });
          statuses.set(userId, 'unsubscribed');
        } catch {
          // Killed in the middle: this write was not acknowledged.
          return;
        }
      }
    };
    const workers = Promise.all(Array.from({ length: 8 }, load));
    await Promise.race([reached, workers.then(() => assert.fail('The server ended by itself.'))]);
    await kill(server);
    running = false;
    await workers;

    server = await startServer(file);
    const { database, close } = await openContactsDatabase(`file:${file}`);
    const rows = await database.all<{ user_id: string; email_all: string; logged: number }>(
      sql`SELECT user_id, email_all,
        (SELECT count(*) FROM consent_log WHERE contact_id = contacts.id) AS logged FROM contacts`,
    );
    close();
    const stored = new Map(rows.map((row) => [row.user_id, row]));
    const lost = [...acknowledged].filter((userId) => !stored.has(userId));
    assert.deepEqual(lost, []);
    for (const userId of statuses.keys())
      assert.equal(stored.get(userId)?.email_all, 'unsubscribed');
    // A change and its log are one: both there or both not.
    for (const { email_all, logged } of rows) {
      assert.equal(logged, email_all === 'unsubscribed' ? 2 : 0);
    }
  }
  await kill(server);
  const { database, close } = await openContactsDatabase(`file:${file}`);
  const [check] = await database.all<{ integrity_check: string }>('PRAGMA integrity_check');
  close();
  assert.equal(check?.integrity_check, 'ok');
  assert.ok(acknowledged.size > KILLS * 5);
  console.log(`killed ${KILLS} times: ${acknowledged.size} contacts acknowledged, none lost`);
});

test('two processes on one file lose no update and corrupt nothing', async () => {
  const file = join(folder, 'shared.db');
  // Both find an empty file, and both bring it up to date.
  const servers = await Promise.all([startServer(file), startServer(file)]);
  const [a, b] = servers as [Server, Server];
  try {
    const { id } = await a.contacts.createOrUpdate({ userId: 'shared' });
    const keys = PREFERENCE_KEYS;
    let changes = 0;
    for (let round = 0; round < 20; round++) {
      const to = round % 2 ? 'subscribed' : 'unsubscribed';
      const before = (await a.contacts.emailPreferences.retrieve(id)).preferences;
      await Promise.all([
        ...keys.map((key, i) =>
          (i % 2 ? a : b).contacts.emailPreferences.update(id, { preferences: { [key]: to } }),
        ),
        ...[a, b].map(({ contacts }, i) =>
          contacts.createOrUpdate({
            userId: 'shared',
            customFields: { [`f${round}_${i}`]: 1 } as object,
          }),
        ),
        ...[a, b].map(({ contacts }) =>
          contacts.createOrUpdate({ email: `new${round}@example.com` }),
        ),
      ]);
      changes += keys.filter((key) => before[key].status !== to).length;
      const { preferences } = await b.contacts.emailPreferences.retrieve(id);
      for (const key of keys) assert.equal(preferences[key].status, to);
    }
    const contact = await a.contacts.retrieve(id);
    assert.equal(Object.keys(contact?.customFields ?? {}).length, 40);
    const { database, close } = await openContactsDatabase(`file:${file}`);
    const [counts] = await database.all<{ logged: number; contacts: number; check: string }>(
      sql`SELECT (SELECT count(*) FROM consent_log) AS logged,
        (SELECT count(*) FROM contacts) AS contacts,
        (SELECT integrity_check FROM pragma_integrity_check) AS "check"`,
    );
    close();
    assert.deepEqual({ ...counts }, { logged: changes, contacts: 21, check: 'ok' });
  } finally {
    for (const server of servers) await kill(server);
  }
});

test('a write that finds the file locked for too long is told to come back, and later writes hold', async () => {
  const service = await startOnSqlite();
  try {
    const { contacts } = service.client().users;
    const { id } = await contacts.createOrUpdate({ userId: 'usr_waits' });
    const [row] = await service.database.all<{ file: string }>(
      'SELECT file FROM pragma_database_list',
    );
    const other = createClient({ url: `file:${row?.file}` });
    const transaction = await other.transaction('write');
    const response = await service.request(`/v2/contacts/${id}/block`, { method: 'POST' });
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('Retry-After'), '1');
    const { error } = (await response.json()) as { error: { code: string } };
    assert.equal(error.code, 'database_busy');
    await transaction.rollback();
    // What is answered from here on is seen, and can be followed up, by the other process.
    await contacts.block(id);
    await contacts.emailPreferences.update(id, { preferences: { all: 'unsubscribed' } });
    const { rows } = await other.execute('SELECT blocked, email_all FROM contacts');
    assert.deepEqual({ ...rows[0] }, { blocked: 1, email_all: 'unsubscribed' });
    await other.execute('DELETE FROM contacts');
    other.close();
  } finally {
    await service.stop();
  }
});
