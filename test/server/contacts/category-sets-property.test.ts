/**
 * Whatever categories are added, taken out and put back: nothing that was chosen is lost, and nobody
 * is subscribed without an explicit change. Generated sequences against the real service; `RUNS` sets
 * how many.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { Status, Statuses } from 'fb-email-preferences/preferences';
import type { CategoryOptions } from 'fb-email-preferences-server/contract';
import { createContactsApp } from '../../../server/contacts/app.ts';
import {
  type ContactsDatabase,
  databaseOf,
  handleOf,
} from '../../../server/contacts/database/database.ts';
import { openContactsDatabase } from '../../../server/contacts/database/sqlite.ts';
import { EVERY_KEY, storedStatus } from '../../../server/contacts/database/stored-status.ts';
import { API_KEY } from './backends.ts';

const RUNS = Number(process.env.RUNS ?? 100);
const USERS = ['u1', 'u2', 'u3'];
const EMAILS = ['e1@example.com', 'e2@example.com'];
const KEYS = ['tips', 'digest', 'beta', 'changelog', 'postUpdates'];

type Step =
  | { kind: 'configure'; keys: string[]; defaults: Status[] }
  | { kind: 'upsert'; user: number | undefined; email: number | undefined }
  | { kind: 'delete'; pick: number }
  | { kind: 'patch'; pick: number; key: number; status: Status };

const status = fc.constantFrom<Status>('subscribed', 'unsubscribed');
const configure = fc.record({
  kind: fc.constant('configure' as const),
  keys: fc.subarray(KEYS, { minLength: 1 }),
  defaults: fc.array(status, { minLength: KEYS.length, maxLength: KEYS.length }),
});
const upsert = fc.record({
  kind: fc.constant('upsert' as const),
  user: fc.option(fc.nat(USERS.length - 1), { nil: undefined }),
  email: fc.option(fc.nat(EMAILS.length - 1), { nil: undefined }),
});
const patch = fc.record({
  kind: fc.constant('patch' as const),
  pick: fc.nat(10),
  key: fc.nat(10),
  status,
});
const remove = fc.record({ kind: fc.constant('delete' as const), pick: fc.nat(10) });
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    configure,
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: patch },
        { weight: 3, arbitrary: upsert },
        { weight: 2, arbitrary: configure },
        { weight: 1, arbitrary: remove },
      ),
      { minLength: 3, maxLength: 16 },
    ),
  )
  .map(([first, rest]) => [first, ...rest]);

interface Person {
  id: string;
  names: string[];
  /** Of every key that there has ever been. */
  statuses: Statuses;
}

/** The stored statuses of everybody, of categories that are not served, too. */
async function peopleOf(database: ContactsDatabase): Promise<Person[]> {
  const rows = await database.all<Record<string, string | null>>(
    sql`SELECT id, user_id, email, (SELECT json_group_object(given.key,
      ${storedStatus(sql`given.key`)}) FROM ${EVERY_KEY} AS given) AS statuses FROM contacts`,
  );
  return rows.map(({ id, user_id, email, statuses }) => ({
    id: String(id),
    names: [user_id, email].filter((name) => name != null),
    statuses: JSON.parse(String(statuses)),
  }));
}

function serviceOn(database: ContactsDatabase, categories: Record<string, CategoryOptions>) {
  const rateLimit = { requests: 1_000_000_000, windowSeconds: 60 };
  const app = createContactsApp({
    database: handleOf(database),
    apiKey: API_KEY,
    categories,
    rateLimit,
    log: () => {},
  });
  return async (method: string, path: string, body?: object) => {
    const response = await app.request(`/v2/contacts${path}`, {
      method,
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${method} ${path}: ${await response.clone().text()}`);
    return (await response.json()) as { preferences: Record<string, { status: Status }> };
  };
}

function categoriesOf({ keys, defaults }: Step & { kind: 'configure' }) {
  const entries = keys.map((key, index): [string, CategoryOptions] => [
    key,
    ['changelog', 'postUpdates'].includes(key) ? {} : { default: defaults[index] },
  ]);
  return Object.fromEntries(entries);
}

async function logOf(database: ContactsDatabase): Promise<number> {
  const [row] = await database.all<{ size: number }>(sql`SELECT count(*) AS size FROM consent_log`);
  return row?.size ?? 0;
}

async function hold(database: ContactsDatabase, given: readonly Step[]): Promise<void> {
  let send = serviceOn(database, { tips: {} });
  let keys: string[] = [];
  let before: Person[] = [];
  let logged = 0;
  /** `key name`: opted out under this name, and not lifted since. */
  const optedOut = new Set<string>();
  for (const step of given) {
    let lifted = '';
    const picked = 'pick' in step ? before[step.pick % Math.max(1, before.length)] : undefined;
    if (step.kind === 'configure') {
      const categories = categoriesOf(step);
      send = serviceOn(database, categories);
      keys = ['all', ...Object.keys(categories)];
      await send('GET', '');
    } else if (step.kind === 'upsert') {
      const userId = step.user === undefined ? undefined : USERS[step.user];
      const email = step.email === undefined ? undefined : EMAILS[step.email];
      if (userId ?? email) await send('POST', '', { userId, email });
    } else if (picked && step.kind === 'delete') {
      await send('DELETE', `/${picked.id}`);
    } else if (picked && step.kind === 'patch') {
      const key = keys[step.key % keys.length] ?? 'all';
      const preferences = { [key]: step.status };
      const answer = await send('PATCH', `/${picked.id}/email-preferences`, { preferences });
      assert.equal(answer.preferences[key]?.status, step.status);
      if (step.status === 'subscribed') lifted = `${picked.id} ${key}`;
      for (const name of picked.names) {
        if (step.status === 'subscribed') optedOut.delete(`${key} ${name}`);
        else optedOut.add(`${key} ${name}`);
      }
    }
    const now = await peopleOf(database);
    for (const person of now) {
      const served = await send('GET', `/${person.id}/email-preferences`);
      assert.deepEqual(Object.keys(served.preferences), keys);
      const earlier = before.find(({ id }) => id === person.id);
      for (const [key, is] of Object.entries(person.statuses)) {
        assert.equal(served.preferences[key]?.status ?? is, is);
        const was = earlier?.statuses[key];
        if (`${person.id} ${key}` === lifted) continue;
        if (was === 'unsubscribed') assert.equal(is, was, `${key} was subscribed by ${step.kind}`);
        if (step.kind === 'configure' && was) assert.equal(is, was, `${key} was reconfigured`);
        const gained = person.names.filter((name) => !earlier?.names.includes(name));
        if (gained.some((name) => optedOut.has(`${key} ${name}`))) {
          assert.equal(is, 'unsubscribed', `${key} of ${gained}`);
        }
        // A name that a contact gets is the person's who opted out under another of its names. Names
        // that it had are not: another account of a shared address may have lifted its opt-out.
        const isOut =
          is === 'unsubscribed' && person.names.some((name) => optedOut.has(`${key} ${name}`));
        if (isOut) for (const name of gained) optedOut.add(`${key} ${name}`);
      }
    }
    const size = await logOf(database);
    if (step.kind === 'configure') assert.equal(size, logged, 'a change was logged');
    assert.ok(size >= logged, 'a part of the history is gone');
    logged = size;
    before = now;
  }
}

const TABLES = ['contacts', 'suppressions', 'consent_log', 'merged_contacts', 'category_defaults'];

test('no set of categories loses a choice, or subscribes anybody again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const opened = await openContactsDatabase(join(folder, 'contacts.db'));
  const database = databaseOf(opened.database);
  let optOuts = 0;
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        for (const table of TABLES) await database.run(`DELETE FROM ${table}`);
        await hold(database, given);
        const [row] = await database.all<{ kept: number }>(
          sql`SELECT count(*) AS kept FROM suppressions WHERE key IN ('tips', 'digest', 'beta')`,
        );
        optOuts += row?.kept ?? 0;
      }),
      { numRuns: RUNS },
    );
    // A run in which nothing was opted out of would hold anything.
    assert.ok(optOuts > RUNS / 4, `${optOuts} opt-outs of own categories`);
  } finally {
    opened.close();
    await rm(folder, { recursive: true });
  }
});
