/** The command that removes old rows of the consent log from a file. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { openContactsDatabase } from './open.ts';

const execute = promisify(execFile);
const CLI = new URL('../../../server/contacts/cli/cli.ts', import.meta.url).pathname;

interface Row {
  changed_at: number;
}

test('the command prunes the file, and says what it wants', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const file = join(folder, 'contacts.db');
  const run = (...args: string[]) =>
    execute(process.execPath, [CLI, 'history', ...args], {
      cwd: folder,
      env: { ...process.env, CONTACTS_DATABASE_URL: file },
    });
  try {
    const { database, close } = await openContactsDatabase(file);
    for (const [day, to] of [
      ['2020-01-01', 'unsubscribed'],
      ['2021-01-01', 'subscribed'],
      ['2022-01-01', 'unsubscribed'],
    ] as const) {
      await database.run(
        `INSERT INTO consent_log (contact_id, key, from_status, to_status, changed_at, route)
          VALUES ('${'a'.repeat(24)}', 'all', 'subscribed', '${to}', ${Date.parse(day)}, 'api')`,
      );
    }
    assert.equal((await run('prune', '--before', '2020-12-31')).stdout, '1\n');
    assert.equal((await run('prune', '--before', '2030-01-01T00:00:00Z')).stdout, '1\n');
    const left = await database.all<Row>('SELECT * FROM consent_log');
    assert.deepEqual(
      left.map(({ changed_at }) => changed_at),
      [Date.parse('2022-01-01')],
    );
    close();
    for (const args of [[], ['prune'], ['prune', '--before', 'yesterday'], ['clean']]) {
      const { code, stderr } = await run(...args).then(
        () => assert.fail('It ran.'),
        (error: { code: number; stderr: string }) => error,
      );
      assert.equal(code, 2);
      assert.match(stderr, /^[A-Z][^\n]*\n$/);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
