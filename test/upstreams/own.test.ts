/** docs/upstreams/own.md: its own blocks, on Postgres, under the cases of every other system. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { Pool } from 'pg';
import { type CategoriesOption, type Upstream, withCategories } from '../../server/handler/app.ts';
import { handlerOf } from './handler.ts';
import { badInput } from './suites/bad-input.ts';
import { conformance } from './suites/conformance.ts';
import { hostedPage } from './suites/hosted-page.ts';
import { oneClick } from './suites/one-click.ts';
import type { RunningSystem, System } from './systems.ts';

/** What the page's module exports. */
interface Example {
  categories: CategoriesOption;
  createPostgresUpstream(pool: Pool): Upstream;
}

const ROOT = new URL('../../', import.meta.url).pathname;

/** The code of the page's blocks of a language. */
async function blocksOf(language: string): Promise<string[]> {
  const page = await readFile(join(ROOT, 'docs/upstreams/own.md'), 'utf8');
  const blocks = [...page.matchAll(/```(\w+)\n(.*?)```/gs)];
  return blocks.filter(([, name]) => name === language).map(([, , code = '']) => code);
}

/** The page's module, in a file inside the repository, so that packages are found by their names. */
async function loadExample(): Promise<Example> {
  const [code = ''] = await blocksOf('ts');
  const folder = await mkdtemp(join(ROOT, 'test/upstreams/own-'));
  try {
    const file = join(folder, 'postgres-upstream.ts');
    await writeFile(file, code);
    return (await import(file)) as Example;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startPostgres() {
  const database = await PGlite.create();
  const [tables = ''] = await blocksOf('sql');
  await database.exec(tables);
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
  const port = new Promise<number>((resolve) => {
    server.addEventListener('listening', (event) => resolve((event as CustomEvent).detail.port));
  });
  await server.start();
  const pool = new Pool({ host: '127.0.0.1', port: await port, user: 'postgres', max: 1 });
  return {
    pool,
    async close() {
      await pool.end();
      await server.stop();
      await database.close();
    },
  };
}

const KEYS = ['weeklyDigest', 'all', 'betaNews'] as const;

async function start(): Promise<RunningSystem & { pool: Pool }> {
  const { categories, createPostgresUpstream } = await loadExample();
  const { pool, close } = await startPostgres();
  const upstream = withCategories(createPostgresUpstream(pool), categories);
  let [people, requests, writes] = [0, 0, 0];
  return {
    pool,
    upstream: {
      ...upstream,
      getEmailPreferences(...read) {
        requests += 1;
        return upstream.getEmailPreferences(...read);
      },
      updateEmailPreferences(...change) {
        requests += 1;
        writes += 1;
        return upstream.updateEmailPreferences(...change);
      },
    },
    async addPerson() {
      people += 1;
      const id = `usr_${people}`;
      await pool.query(`INSERT INTO people VALUES ($1, 'john@example.com')`, [id]);
      for (const key of KEYS) {
        await pool.query(
          `INSERT INTO email_preferences VALUES ($1, $2, 'subscribed', now(), 'api')`,
          [id, key],
        );
      }
      return id;
    },
    async statuses(id) {
      const { rows } = await pool.query<{ key: string; status: string }>(
        'SELECT key, status FROM email_preferences WHERE person_id = $1',
        [id],
      );
      return Object.fromEntries(rows.map(({ key, status }) => [key, status]));
    },
    writes: () => writes,
    requests: () => requests,
    violations: () => [],
    close,
  };
}

const postgres: System = {
  name: 'Postgres, as in docs/upstreams/own.md',
  changeable: KEYS,
  locked: [],
  userId: 'usr_1',
  reads: true,
  connect: () => assert.fail('It is not reached over HTTP.'),
  start,
};

describe(postgres.name, () => {
  let started: Awaited<ReturnType<typeof start>> | undefined;
  const running = () => {
    if (!started) throw new Error('The system has not been started.');
    return started;
  };
  before(async () => {
    started = await start();
  });
  after(() => started?.close());

  conformance(postgres, running);
  badInput(postgres, running);
  oneClick(postgres, running);
  hostedPage(postgres, running);

  test('a person who has not chosen has the defaults, with names', async () => {
    await running().pool.query(`INSERT INTO people VALUES ('usr_new', 'new@example.com')`);
    const { body } = await (await handlerOf(running().upstream)).read('usr_new');
    assert.equal(body.preferences.betaNews?.status, 'unsubscribed');
    assert.equal(body.preferences.betaNews?.label, 'Beta news');
  });

  test('a person who is not there is a 404', async () => {
    const { status, body } = await (await handlerOf(running().upstream)).read('usr_gone');
    assert.deepEqual([status, body.error?.code], [404, 'resource_not_found']);
  });

  test('too many connections are a 429, and other faults a 500', async () => {
    const { createPostgresUpstream } = await loadExample();
    for (const [sqlState, status] of [
      ['53300', 429],
      ['58030', 500],
    ] as const) {
      const { pool, close } = await refusingServer(sqlState);
      try {
        const upstream = withCategories(createPostgresUpstream(pool), ['weeklyDigest']);
        const handler = await handlerOf(upstream);
        assert.equal((await handler.read('usr_1')).status, status);
        const change = { weeklyDigest: 'unsubscribed' };
        assert.equal((await handler.change('usr_1', change)).status, status);
      } finally {
        await close();
      }
    }
  });
});

/**
 * A server that refuses every connection, as Postgres does when it has too many: the embedded one has
 * a single connection. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
async function refusingServer(sqlState: string) {
  const fields = Buffer.from(`SFATAL\0C${sqlState}\0Mrefused\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(fields.length + 4, 1);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat([head, fields])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const pool = new Pool({ host: '127.0.0.1', port, user: 'postgres' });
  return {
    pool,
    async close() {
      await pool.end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
