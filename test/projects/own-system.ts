/** A system of record of one's own: the three blocks of `docs/upstreams/own.md`, as a server on Postgres. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { freePort } from '../docs/journey.ts';
import { blocksOf } from '../docs/pages.ts';
import { STRANGER } from '../packages.ts';
import { mint } from './backends.ts';
import { type Project, USER, type Workshop } from './workshop.ts';

const PAGE = 'docs/upstreams/own.md';

/** The keys of the page's example. */
const KEYS = ['all', 'weeklyDigest', 'betaNews'];

export async function ownSystem(workshop: Workshop, tokens: Project): Promise<string> {
  const project = await workshop.project('own-system', ['fb-email-preferences-server', 'pg']);
  const blocks = await blocksOf(PAGE);
  for (const { code } of blocks.filter(({ language }) => language === 'ts')) {
    const [, file] = /^\/\/ ([\w-]+\.ts)\n/.exec(code) ?? [];
    assert.ok(file, 'A block has no name.');
    await project.write(file, code);
  }
  const database = await PGlite.create();
  await database.exec(blocks.find(({ language }) => language === 'sql')?.code ?? '');
  await database.query(`INSERT INTO people VALUES ($1, 'jo@example.com')`, [USER]);
  for (const key of KEYS) {
    await database.query(
      `INSERT INTO email_preferences VALUES ($1, $2, 'subscribed', now(), 'api')`,
      [USER, key],
    );
  }
  const port = await freePort();
  const postgres = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port });
  await postgres.start();
  const handlerPort = await freePort();
  const server = spawn(process.execPath, ['server.ts'], {
    cwd: project.folder,
    env: {
      ...STRANGER,
      ...workshop.variables,
      DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres`,
      PORT: String(handlerPort),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const url = `http://127.0.0.1:${handlerPort}`;
    await listening(url);
    const address = `${url}/v2/contacts/by-user-id/${USER}/email-preferences`;
    const headers = {
      Authorization: `Bearer ${await mint(tokens)}`,
      'Content-Type': 'application/json',
    };
    const read = await fetch(address, { headers });
    assert.equal(read.status, 200, await read.clone().text());
    assert.deepEqual(Object.keys((await read.json()).preferences).sort(), [...KEYS].sort());
    const body = JSON.stringify({ preferences: { weeklyDigest: 'unsubscribed' } });
    const changed = await fetch(address, { method: 'PATCH', headers, body });
    assert.equal(changed.status, 200, await changed.clone().text());
    const { rows } = await database.query<{ status: string }>(
      `SELECT status FROM email_preferences WHERE person_id = $1 AND key = 'weeklyDigest'`,
      [USER],
    );
    assert.deepEqual(rows, [{ status: 'unsubscribed' }]);
    return 'answers with the preferences, saves a change';
  } finally {
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    await postgres.stop();
    await database.close();
  }
}

/** Waits until a server answers. */
async function listening(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(100);
  }
}
