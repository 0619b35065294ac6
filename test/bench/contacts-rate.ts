/**
 * The contacts service beside bare SQLite statements through the same driver, on the same file, in
 * turns: requests a second for a read, a PATCH and an upsert, over statements a second. A read is one
 * `SELECT` by the user id, a change is one transaction with an `UPDATE` and an `INSERT`, as the service
 * needs at the least. Prints the median of the rounds with the lowest and the highest.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { createContactsApp } from '../../server/contacts/app.ts';
import { openContactsDatabase } from '../server/contacts/open.ts';
import { seedContacts } from '../server/contacts/seed.ts';
import { spread } from './spread.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const CONTACTS = 1000;
const COUNT = 200;
const API_KEY = 'sk_bench_0123456789';

const folder = await mkdtemp(join(tmpdir(), 'contacts-rate-'));
const url = `file:${join(folder, 'contacts.db')}`;
const { database, close } = await openContactsDatabase(url);
await seedContacts(database, CONTACTS);
const rateLimit = { requests: 1_000_000_000, windowSeconds: 60 };
const app = createContactsApp({ database, apiKey: API_KEY, rateLimit, log() {} });

const bare = createClient({ url: `file:${join(folder, 'bare.db')}` });
for (const statement of [
  'PRAGMA journal_mode = WAL',
  'CREATE TABLE contacts (user_id TEXT PRIMARY KEY, status TEXT)',
  'CREATE TABLE log (user_id TEXT, status TEXT)',
]) {
  await bare.execute(statement);
}
// The same durability as the service's own file.
await bare.execute('PRAGMA synchronous = FULL');
for (let i = 0; i < CONTACTS; i += 1) {
  await bare.execute({ sql: 'INSERT INTO contacts VALUES (?, ?)', args: [`seed-${i}`, 'on'] });
}

/** A seeded customer, another one each time. */
const customer = (i: number) => `seed-${((i * 7919) % (CONTACTS / 10)) * 10}`;

async function send(method: string, path: string, body?: object): Promise<void> {
  const response = await app.request(path, {
    method,
    headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
}

const change = (i: number) =>
  bare.batch(
    [
      { sql: 'UPDATE contacts SET status = ? WHERE user_id = ?', args: [`${i % 2}`, customer(i)] },
      { sql: 'INSERT INTO log VALUES (?, ?)', args: [customer(i), `${i % 2}`] },
    ],
    'write',
  );

type Work = (i: number) => Promise<unknown>;

const path = (i: number) => `/v2/contacts/by-user-id/${customer(i)}/email-preferences`;
const PAIRS: Readonly<Record<string, [ours: Work, statement: Work]>> = {
  read: [
    (i) => send('GET', path(i)),
    (i) => bare.execute({ sql: 'SELECT * FROM contacts WHERE user_id = ?', args: [customer(i)] }),
  ],
  PATCH: [
    (i) =>
      send('PATCH', path(i), {
        preferences: { postUpdates: i % 2 ? 'subscribed' : 'unsubscribed' },
      }),
    change,
  ],
  upsert: [(i) => send('POST', '/v2/contacts', { userId: customer(i), name: `Name ${i}` }), change],
};

let next = 0;

/** Times a second. */
async function rate(work: Work): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < COUNT; i += 1) await work(next++);
  return (COUNT * 1000) / (performance.now() - start);
}

console.log(
  `The contacts service over bare SQLite statements, ${ROUNDS} rounds of ${COUNT} in turns:`,
);
for (const [name, [ours, statement]] of Object.entries(PAIRS)) {
  const ratios: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const least = await rate(statement);
    const service = await rate(ours);
    if (round >= 0) ratios.push(service / least);
  }
  console.log(`${name.padEnd(7)} ${spread(ratios)}`);
}
bare.close();
close();
await rm(folder, { recursive: true });
