/** `fb-email-preferences-contacts serve`: what it reads, and the one sentence when it cannot start. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const CLI = new URL('../../../server/contacts/cli/cli.ts', import.meta.url).pathname;
const KEY = 'sk_handler_0123456789';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contacts-'));
});
after(() => rm(folder, { recursive: true }));

function start(variables: Record<string, string>): ChildProcess {
  const { PATH, NODE_OPTIONS } = process.env;
  return spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
    cwd: folder,
    env: { PATH, NODE_OPTIONS, FEATUREBASE_API_KEY: KEY, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child, 'close');
  return output;
}

test('a bare file name, keys with names and a key of the opt-outs', async () => {
  const child = start({
    CONTACTS_DATABASE_URL: 'bare.db',
    CONTACTS_API_KEYS: 'crm:sk_crm_0123456789, import:sk_import_0123456789:1',
    CONTACTS_SUPPRESSION_KEY: 'k'.repeat(32),
  });
  try {
    const [line] = (await once(child.stderr ?? child, 'data')) as [Buffer];
    const url = /http:\S+/.exec(String(line))?.[0];
    assert.ok(url, String(line));
    const get = async (key: string) =>
      (await fetch(`${url}/v2/contacts`, { headers: { Authorization: `Bearer ${key}` } })).status;
    assert.equal(await get(KEY), 200);
    assert.equal(await get('sk_crm_0123456789'), 200);
    assert.equal(await get('sk_import_0123456789'), 200);
    assert.equal(await get('sk_import_0123456789'), 429);
    assert.equal(await get('sk_import_012345678'), 401);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    assert.ok((await readdir(folder)).includes('bare.db'));
  } finally {
    child.kill('SIGKILL');
  }
});

for (const [name, variables, says] of [
  ['a folder that is not there', { CONTACTS_DATABASE_URL: 'none/contacts.db' }, /cannot be opened/],
  ['a file that is no database', { CONTACTS_DATABASE_URL: 'letter.txt' }, /not a SQLite database/],
  ['an address that is none', { CONTACTS_DATABASE_URL: 'ftp://x/y' }, /^CONTACTS_DATABASE_URL has/],
  [
    'Turso without a token',
    { CONTACTS_DATABASE_URL: 'libsql://a-b.turso.io' },
    /CONTACTS_DATABASE_AUTH_TOKEN/,
  ],
  ['a short key of the opt-outs', { CONTACTS_SUPPRESSION_KEY: 'short' }, /at least 32 characters/],
  ['a key without a name', { CONTACTS_API_KEYS: 'sk_crm_0123456789' }, /^CONTACTS_API_KEYS has/],
  ['a short key', { CONTACTS_API_KEYS: 'crm:short' }, /^CONTACTS_API_KEYS has/],
  [
    'a key with a limit that is none',
    { CONTACTS_API_KEYS: 'crm:sk_crm_0123456789:many' },
    /^CONTACTS_API_KEYS has/,
  ],
  [
    'a category that cannot be one',
    { PREFERENCES_CATEGORIES: 'weeklyDigest, all' },
    /^PREFERENCES_CATEGORIES cannot be used: "all" is not a category/,
  ],
  ['a key given twice', { CONTACTS_API_KEYS: `crm:${KEY}` }, /^CONTACTS_API_KEYS /],
] as const) {
  test(`${name} is one sentence`, async () => {
    await writeFile(join(folder, 'letter.txt'), 'Dear Sir or Madam, '.repeat(100));
    const child = start(variables);
    const output = await outputOf(child);
    assert.match(output, /^[A-Z][^\n]*\.\n$/);
    assert.match(output, says);
    assert.ok(!output.includes('sk_crm_0123456789'));
    assert.equal(child.exitCode, 1);
  });
}
