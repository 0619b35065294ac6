/** Starting on a database that cannot be used, and losing its files while running. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { ContactsDatabaseError } from '../../../server/contacts/database/database-error.ts';
import { startOnSqlite } from './backends.ts';
import { openContactsDatabase } from './open.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-'));
});
after(() => rm(folder, { recursive: true }));

/** Opens what cannot be opened, and holds the error to the rules of a sentence for the operator. */
async function refusal(url: string, authToken?: string): Promise<ContactsDatabaseError> {
  try {
    const { close } = await openContactsDatabase(url, { authToken });
    close();
  } catch (error) {
    assert.ok(error instanceof ContactsDatabaseError, String(error));
    assert.match(error.message, /^[A-Z][^\n]*\.$/);
    assert.ok(!error.message.includes(folder));
    return error;
  }
  return assert.fail('It opened.');
}

describe('a database that cannot be opened', () => {
  test('a folder that is not there', async () => {
    const error = await refusal(`file:${join(folder, 'none', 'contacts.db')}`);
    assert.equal(error.code, 'database_unopenable');
  });

  test('a folder in the place of a file', async () => {
    assert.equal((await refusal(folder)).code, 'database_unopenable');
  });

  test('a file that is no database', async () => {
    const file = join(folder, 'letter.txt');
    await writeFile(file, 'Dear Sir or Madam, '.repeat(100));
    assert.equal((await refusal(file)).code, 'database_not_sqlite');
  });

  test('a database of a later version', async () => {
    const file = join(folder, 'later.db');
    const { database, close } = await openContactsDatabase(file);
    await database.run('INSERT INTO contacts_migrations VALUES (99)');
    close();
    assert.equal((await refusal(file)).code, 'database_too_new');
  });

  test('an address that is none', async () => {
    for (const url of ['', 'ftp://example.com/db', ':memory:', 'file::memory:', 'https://']) {
      assert.equal((await refusal(url)).code, 'database_url_invalid', url);
    }
  });

  test('Turso without a token', async () => {
    const error = await refusal('libsql://contacts-example.turso.io');
    assert.equal(error.code, 'database_unauthorized');
    assert.match(error.message, /CONTACTS_DATABASE_AUTH_TOKEN/);
  });

  test('a server that refuses the token, and one that is not there', async () => {
    const server = createServer((_, response) => {
      response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"error":"no"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address);
    const url = `http://127.0.0.1:${address.port}`;
    try {
      const error = await refusal(url, 'a-token-that-is-wrong');
      assert.equal(error.code, 'database_unauthorized');
      assert.ok(!error.message.includes('a-token-that-is-wrong'));
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    assert.equal((await refusal(url, 'token')).code, 'database_unreachable');
  });

  test('a lock that another process does not release', async () => {
    const file = join(folder, 'locked.db');
    const other = createClient({ url: `file:${file}` });
    const transaction = await other.transaction('write');
    await transaction.execute('CREATE TABLE other (id INTEGER)');
    try {
      assert.equal((await refusal(file)).code, 'database_locked');
    } finally {
      await transaction.rollback();
      other.close();
    }
  });
});

test('a file name alone is a file', async () => {
  const name = join(folder, 'with # and % and ä.db');
  const { close } = await openContactsDatabase(name);
  close();
  assert.ok((await readdir(folder)).includes('with # and % and ä.db'));
});

for (const suffix of ['', '-wal', '-shm']) {
  test(`a deleted database file${suffix} is noticed, and nothing more is written`, async () => {
    const service = await startOnSqlite();
    try {
      const { contacts } = service.client().users;
      const { id } = await contacts.createOrUpdate({ userId: 'usr_here' });
      const [row] = await service.database.all<{ file: string }>(
        sql`SELECT file FROM pragma_database_list`,
      );
      const file = `${row?.file}${suffix}`;
      await rename(file, `${file}.away`);
      for (const [method, path] of [
        ['POST', `/v2/contacts/${id}/block`],
        ['GET', `/v2/contacts/${id}`],
        ['POST', '/v2/contacts/search'],
        ['GET', '/readyz'],
      ] as const) {
        const body = path.endsWith('search') ? { body: '{}' } : {};
        const response = await service.request(path, { method, ...body });
        assert.equal(response.status, 503, `${method} ${path}`);
        const { error } = (await response.json()) as { error: { code: string } };
        assert.equal(error.code, 'database_unavailable');
      }
      // A restart would make a new file, and lose the one that is away.
      assert.equal((await service.request('/healthz')).status, 200);
      // What was written before is still in the file that is put back.
      await rename(`${file}.away`, file);
      assert.equal((await contacts.retrieve(id))?.id, id);
      assert.deepEqual(await (await service.request('/readyz')).json(), {
        status: 'ok',
        database: 'ok',
      });
    } finally {
      await service.stop();
    }
  });
}
