/**
 * Nobody who has opted out is subscribed again without an explicit change of that preference:
 * generated sequences of upserts, deletions and changes against the real service. `RUNS` sets how
 * many; the seed of a failure is printed.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PreferenceKey, Status } from 'fb-email-preferences/preferences';
import { PREFERENCE_KEYS } from 'fb-email-preferences-server/contract';
import type { Hono } from 'hono';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { API_KEY } from './backends.ts';
import { openContactsDatabase } from './open.ts';

const RUNS = Number(process.env.RUNS ?? 150);
const USERS = ['u1', 'u2', 'u3'];
const EMAILS = ['E1@example.com', 'e2@EXAMPLE.com', 'é3@exämple.com'];

interface Operation {
  kind: 'upsert' | 'import' | 'delete' | 'patch';
  user: number | undefined;
  email: number | undefined;
  lead: boolean;
  /** Which of the contacts that are there. */
  pick: number;
  key: PreferenceKey;
  status: Status;
}

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom('upsert', 'upsert', 'import', 'delete', 'patch', 'patch'),
  user: fc.option(fc.nat(USERS.length - 1), { nil: undefined }),
  email: fc.option(fc.nat(EMAILS.length - 1), { nil: undefined }),
  lead: fc.boolean(),
  pick: fc.nat(20),
  key: fc.constantFrom(...(PREFERENCE_KEYS as PreferenceKey[])),
  status: fc.constantFrom<Status>('subscribed', 'unsubscribed', 'unsubscribed'),
});

/** A contact, as far as the rule looks at it. */
interface Person {
  id: string;
  type: string;
  /** The address and the user id, in one spelling. */
  names: string[];
  statuses: Map<PreferenceKey, Status>;
  /** Whether the changelog, which starts unsubscribed, was opted out of. */
  changelogOptOut: boolean;
}

/** What one sequence is run on: the service, and names that no other sequence uses. */
class World {
  readonly #app: Hono;
  readonly #prefix: string;
  readonly #rows: () => Promise<Record<string, unknown>[]>;

  constructor(app: Hono, prefix: string, rows: () => Promise<Record<string, unknown>[]>) {
    this.#app = app;
    this.#prefix = prefix;
    this.#rows = rows;
  }

  async send(method: string, path: string, body?: object): Promise<void> {
    const response = await this.#app.request(`/v2/contacts${path}`, {
      method,
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(
      response.ok,
      `${method} ${path}: ${response.status} ${await response.clone().text()}`,
    );
  }

  upsert({ kind, user, email, lead }: Operation): Promise<void> {
    const body = {
      ...(user !== undefined && { userId: this.#prefix + USERS[user] }),
      ...(email !== undefined && { email: this.#prefix + EMAILS[email] }),
      ...(user === undefined && lead && { type: 'lead' }),
      ...(kind === 'import' && { subscribedToChangelog: true, name: 'Imported' }),
    };
    return this.send('POST', '', body);
  }

  /** Every contact of this sequence, the oldest first. */
  async people(): Promise<Person[]> {
    const rows = await this.#rows();
    return rows
      .filter((row) => `${row.user_id} ${row.email}`.includes(this.#prefix))
      .map((row) => ({
        id: String(row.id),
        type: String(row.type),
        names: [row.user_id && `user ${row.user_id}`, row.email && `email ${row.email}`]
          .filter((name) => typeof name === 'string')
          .map((name) => name.toLowerCase()),
        changelogOptOut: row.changelog_opt_out === 1,
        statuses: new Map(
          PREFERENCE_KEYS.map((key) => [key as PreferenceKey, row[COLUMNS[key] ?? ''] as Status]),
        ),
      }));
  }
}

const COLUMNS: Record<string, string> = {
  all: 'email_all',
  postUpdates: 'email_post_updates',
  postComments: 'email_post_comments',
  commentReplies: 'email_comment_replies',
  changelog: 'email_changelog',
};

/** Runs a sequence, and holds every contact against the rule after each step. */
async function hold(world: World, operations: readonly Operation[]): Promise<void> {
  /** `key name`: opted out under this name, and not lifted since. */
  const optedOut = new Set<string>();
  let before: Person[] = [];
  for (const step of operations) {
    const picked = before[step.pick % Math.max(1, before.length)];
    let lifted: string | undefined;
    if (step.kind === 'delete') {
      if (picked) await world.send('DELETE', `/${picked.id}`);
    } else if (step.kind === 'patch') {
      if (picked?.type !== 'customer') continue;
      const preferences = { [step.key]: step.status };
      await world.send('PATCH', `/${picked.id}/email-preferences`, { preferences });
      for (const name of picked.names) {
        if (step.status === 'unsubscribed') optedOut.add(`${step.key} ${name}`);
        else optedOut.delete(`${step.key} ${name}`);
      }
      if (step.status === 'subscribed') lifted = `${picked.id} ${step.key}`;
    } else if (step.user !== undefined || step.email !== undefined) {
      await world.upsert(step);
    }
    const now = await world.people();
    const gone = before.filter(({ id }) => !now.some((person) => person.id === id));
    for (const person of now) {
      const earlier = before.find(({ id }) => id === person.id);
      const gained = person.names.filter((name) => !earlier?.names.includes(name));
      // On an upsert, a contact that vanishes was merged into the one that has its address now.
      const merged =
        step.kind === 'upsert' || step.kind === 'import'
          ? gone.filter(({ names }) => names.some((name) => gained.includes(name)))
          : [];
      for (const key of PREFERENCE_KEYS as PreferenceKey[]) {
        const out = (candidate: Person | undefined) =>
          candidate?.names.some((name) => optedOut.has(`${key} ${name}`)) === true &&
          candidate.statuses.get(key) === 'unsubscribed';
        const must =
          out(earlier) || merged.some(out) || gained.some((name) => optedOut.has(`${key} ${name}`));
        if (must && lifted !== `${person.id} ${key}`) {
          assert.equal(person.statuses.get(key), 'unsubscribed', `${key} of ${person.names}`);
          // The names it has gained are the same person's, unless only another account of an
          // earlier mailbox has opted out.
          if (key !== 'changelog' || person.changelogOptOut) {
            for (const name of gained) optedOut.add(`${key} ${name}`);
          }
        }
      }
    }
    before = now;
  }
}

test('nobody who has opted out is subscribed without an explicit change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contacts-'));
  const { database, close } = await openContactsDatabase(`file:${join(folder, 'contacts.db')}`);
  const rateLimit = { requests: 1_000_000_000, windowSeconds: 60 };
  const app = createContactsApp({ database, apiKey: API_KEY, rateLimit, log: () => {} });
  let sequence = 0;
  let steps = 0;
  const optOuts = { kept: 0 };
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: 14 }), async (operations) => {
        sequence += 1;
        steps += operations.length;
        const rows = () =>
          database.all<Record<string, unknown>>('SELECT * FROM contacts ORDER BY seq');
        await hold(new World(app, `s${sequence}x.`, rows), operations);
        const [row] = await database.all<{ kept: number }>(
          'SELECT count(*) AS kept FROM suppressions',
        );
        optOuts.kept += row?.kept ?? 0;
        // Each sequence starts anew, so that reading all contacts stays cheap.
        for (const table of ['contacts', 'suppressions', 'consent_log', 'merged_contacts']) {
          await database.run(`DELETE FROM ${table}`);
        }
      }),
      { numRuns: RUNS },
    );
    // A run in which nothing was opted out of would hold anything.
    assert.ok(optOuts.kept > RUNS / 2);
    console.log(
      `${RUNS} sequences, ${steps} steps, ${optOuts.kept} opt-outs kept at their ends: 0 lost`,
    );
  } finally {
    close();
    await rm(folder, { recursive: true });
  }
});
