/**
 * What the contacts service costs as it grows: the same requests at 1,000 and at 1,000,000 contacts,
 * in turn, so that both see the same machine; then the slowest searches at 1,000,000. Fails when a
 * ratio of medians is over 1.5. `CONTACTS` sets another number than 1,000,000.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type ContactsDatabase, createContactsApp } from '../../server/contacts/app.ts';
import { openContactsDatabase } from '../server/contacts/open.ts';
import { seedContacts, seededCompanyId } from '../server/contacts/seed.ts';
import { benchSearches } from './contacts-search.ts';
import { median } from './median.ts';
import { progressBar } from './progress-bar.ts';

const SMALL = 1_000;
const LARGE = Number(process.env.CONTACTS ?? 1_000_000);
const MAX_RATIO = 1.5;
const RUNS = 300;
const API_KEY = 'sk_bench_0123456789';

interface Size {
  count: number;
  app: Hono;
  database: ContactsDatabase;
  close(): void;
}

/**
 * Held to no ratio: a text index reads every name that shares a run of three characters with the
 * word, and there are more of those in more names.
 */
const UNBOUNDED = ['search, part of a name'];

/** Sends one request; `i` differs from run to run. */
type Request = (size: Size, i: number) => Promise<unknown>;

async function open(folder: string, count: number): Promise<Size> {
  const { database, close } = await openContactsDatabase(`file:${join(folder, `${count}.db`)}`);
  const bar = progressBar(`seeding ${count.toLocaleString('en')} contacts`, count);
  await seedContacts(database, count, bar);
  await database.run('PRAGMA wal_checkpoint(TRUNCATE)');
  const rateLimit = { requests: 1_000_000_000, windowSeconds: 60 };
  const app = createContactsApp({ database, apiKey: API_KEY, rateLimit, log: () => {} });
  return { count, app, database, close };
}

async function send({ app }: Size, method: string, path: string, body?: object): Promise<unknown> {
  const response = await app.request(path, {
    method,
    headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const json = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(json));
  return json;
}

/** The cursor of a page, found by paging to it. */
async function cursorOf(size: Size, page: number): Promise<string> {
  let cursor = '';
  for (let i = 1; i < page; i++) {
    const answer = await send(size, 'GET', `/v2/contacts?limit=10${cursor && `&cursor=${cursor}`}`);
    cursor = (answer as { nextCursor: string }).nextCursor;
  }
  return cursor;
}

/** A seeded customer, another one each time, from all over the table. */
const customer = ({ count }: Size, i: number) => ((i * 7919) % (count / 10)) * 10;

const search =
  (query: (size: Size, i: number) => object, sort = 'lastActivity:desc'): Request =>
  (size, i) =>
    send(size, 'POST', '/v2/contacts/search', { query: query(size, i), sort });

async function requests(sizes: readonly Size[]): Promise<[string, Request][]> {
  // A thousand contacts have no page 500 of ten; page 50 is in the middle of what they have.
  const cursors = new Map<Size, string>();
  for (const size of sizes)
    cursors.set(size, await cursorOf(size, size.count === SMALL ? 50 : 500));
  return [
    ['list, first page', (size) => send(size, 'GET', '/v2/contacts?limit=10')],
    [
      'list, page 500',
      (size) => send(size, 'GET', `/v2/contacts?limit=10&cursor=${cursors.get(size)}`),
    ],
    [
      'change a preference',
      (size, i) =>
        send(size, 'PATCH', `/v2/contacts/by-user-id/seed-${customer(size, i)}/email-preferences`, {
          preferences: { postUpdates: i % 2 ? 'subscribed' : 'unsubscribed' },
        }),
    ],
    [
      'read preferences',
      (size, i) =>
        send(size, 'GET', `/v2/contacts/by-user-id/seed-${customer(size, i)}/email-preferences`),
    ],
    [
      'search, one email',
      search((size, i) => ({
        field: 'email',
        operator: '=',
        value: `seed-${customer(size, i)}@example.com`,
      })),
    ],
    [
      'search, one user id',
      search((size, i) => ({
        field: 'externalId',
        operator: '=',
        value: `seed-${customer(size, i)}`,
      })),
    ],
    [
      'search, all customers by activity',
      search(() => ({ field: 'type', operator: '=', value: 'customer' })),
    ],
    [
      'search, a company of ten',
      search((size, i) => ({
        field: 'companyIds',
        operator: '=',
        value: seededCompanyId((i * 31) % (size.count / 10)),
      })),
    ],
    [
      'search, part of a name',
      search((size, i) => ({
        field: 'name',
        operator: '~',
        value: String((customer(size, i) * 7919) % 1_000_003),
      })),
    ],
  ];
}

const megabytes = () => (process.memoryUsage().rss / 2 ** 20).toFixed(0);

const folder = await mkdtemp(join(tmpdir(), 'contacts-bench-'));
try {
  const small = await open(folder, SMALL);
  console.log(`memory at ${SMALL.toLocaleString('en')} contacts: ${megabytes()} MB`);
  const large = await open(folder, LARGE);
  console.log(`memory at ${LARGE.toLocaleString('en')} contacts: ${megabytes()} MB`);
  console.log('\nmedian in milliseconds              1,000  1,000,000   ratio');
  for (const [name, request] of await requests([small, large])) {
    const times = new Map<Size, number[]>([
      [small, []],
      [large, []],
    ]);
    for (let i = 0; i < RUNS; i++) {
      for (const [size, taken] of times) {
        const start = performance.now();
        await request(size, i);
        taken.push(performance.now() - start);
      }
    }
    const [low = 0, high = 0] = [...times.values()].map(median);
    const ratio = high / low;
    const over = ratio > MAX_RATIO && !UNBOUNDED.includes(name);
    if (over) process.exitCode = 1;
    const verdict = over ? `  over ${MAX_RATIO}` : '';
    console.log(
      `${name.padEnd(34)} ${low.toFixed(3).padStart(6)}  ${high.toFixed(3).padStart(9)}  ${ratio.toFixed(2).padStart(6)}${verdict}`,
    );
  }
  await benchSearches(large.app, LARGE, API_KEY);
  console.log(`\nmemory after all requests: ${megabytes()} MB`);
  small.close();
  large.close();
} finally {
  await rm(folder, { recursive: true });
}
