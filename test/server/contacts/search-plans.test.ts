/** A search reads the index that fits it, and is answered up to exactly its limits. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import { createContactsApp } from '../../../server/contacts/app.ts';
import { MAX_WORK } from '../../../server/contacts/search/search.ts';
import { API_KEY, type RunningContacts, startOnSqlite } from './backends.ts';
import type { Clause } from './search-cases.ts';
import { PLANNED, type Recorded, record } from './search-plans.ts';
import { seedContacts, seededCompanyId, seededId } from './seed.ts';

const CONTACTS = MAX_WORK * 3;
const START = 1_700_000_000;
const categories = { changelog: {}, weekly: {} };

interface Answer {
  status: number;
  data: { id: string }[];
  nextCursor: string | null;
  totalCount: number;
  totalCountCapped: boolean;
  error?: { code: string; param: string };
}

describe('searches among three times as many contacts as one may look at', () => {
  let service: RunningContacts;
  let recorded: Recorded;
  let app: Hono;
  before(async () => {
    service = await startOnSqlite({ categories });
    recorded = await record(service.database);
    const { database } = recorded;
    app = createContactsApp({ database, apiKey: API_KEY, categories, log: () => {} });
    // The first request registers the categories: they count for every contact that is there.
    await search([], 'createdAt:asc');
    await seedContacts(service.database, CONTACTS);
  });
  after(async () => {
    recorded.close();
    await service.stop();
  });

  async function search(clauses: readonly Clause[], sort: string, limit = 10): Promise<Answer> {
    const value = clauses.map(([field, operator, value]) => ({ field, operator, value }));
    const response = await app.request('/v2/contacts/search', {
      method: 'POST',
      headers: { Authorization: `Bearer ${API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...(value.length > 0 && { query: { operator: 'AND', value } }),
        sort,
        limit,
      }),
    });
    return { ...((await response.json()) as Answer), status: response.status };
  }

  test('each search reads the index that finds the fewest contacts, or that of its order', async () => {
    for (const { clauses, sort, reads } of PLANNED) {
      await recorded.takeReads();
      const { status } = await search(clauses, sort);
      const which = `${JSON.stringify(clauses)} ${sort}`;
      assert.equal(status, 200, which);
      assert.deepEqual((await recorded.takeReads()).slice(0, -1), reads, which);
    }
  });

  test('the contact that comes last in the order is found by whatever it alone has', async () => {
    const i = CONTACTS - 2;
    const name = `Person ${(i * 7919) % 1_000_003}`;
    const { database } = service;
    await database.run(
      sql`UPDATE contacts SET posts_created = 100, comments_created = 100 WHERE id = ${seededId(i)}`,
    );
    await database.run(sql`INSERT INTO contact_preferences (contact_seq, key, status)
      VALUES (${i + 1}, 'weekly', 'unsubscribed')`);
    const clauses: Clause[] = [
      ['externalId', '=', `seed-${i}`],
      ['externalId', 'IN', [`seed-${i}`, 'nobody']],
      ['email', '=', `SEED-${i}@example.com`],
      ['email', 'IN', [`seed-${i}@EXAMPLE.com`, 'nobody@example.com']],
      ['name', '=', name],
      ['name', 'IN', [name, 'Nobody']],
      ['name', '~', name.replace('Person ', '')],
      ['companyIds', '=', seededCompanyId(Math.floor(i / 10))],
      ['postsCreated', '>', 99],
      ['commentsCreated', '=', 100],
      ['lastActivity', '=', START + ((i * 7919) % 1_000_003)],
      ['preferences.weekly', '=', 'unsubscribed'],
      ['preferences.weekly', '!=', 'subscribed'],
    ];
    for (const clause of clauses) {
      // Beside a clause that fits most contacts, and is no help.
      const { status, data } = await search([clause, ['postsCreated', '<', 101]], 'createdAt:asc');
      assert.equal(status, 200, clause.join(' '));
      assert.ok(
        data.some(({ id }) => id === seededId(i)),
        clause.join(' '),
      );
    }
  });

  test('as many contacts are looked up as a search may look at, and not one more', async () => {
    for (const [count, status] of [
      [MAX_WORK, 200],
      [MAX_WORK + 1, 400],
    ] as const) {
      const answer = await search(
        [
          ['createdAt', '<', START + count],
          ['name', '~', 'zq'],
        ],
        'postsCreated:asc',
      );
      assert.equal(answer.status, status, String(count));
      if (status === 200) assert.deepEqual([answer.data, answer.totalCount], [[], 0]);
      else
        assert.deepEqual([answer.error?.code, answer.error?.param], ['query_too_broad', 'query']);
    }
  });

  test('a page that is just filled by the contacts looked at is refused: the next one is not known', async () => {
    const [row] = await service.database.all<{ fitting: number }>(
      sql`SELECT count(*) AS fitting FROM contacts
        WHERE seq <= ${MAX_WORK} AND name LIKE '%77%' AND name LIKE '%88%'`,
    );
    const fitting = row?.fitting ?? 0;
    assert.ok(fitting > 1 && fitting <= 100, String(fitting));
    const clauses: Clause[] = [
      ['name', '~', '77'],
      ['name', '~', '88'],
    ];
    const one = await search(clauses, 'createdAt:asc', fitting - 1);
    assert.deepEqual(
      [one.status, one.data.length, one.totalCount, one.totalCountCapped],
      [200, fitting - 1, fitting, true],
    );
    assert.ok(one.nextCursor);
    assert.equal((await search(clauses, 'createdAt:asc', fitting)).status, 400);
  });

  test('contacts are counted up to 5,000; from then on there may be more', async () => {
    for (const [count, expected] of [
      [4999, [4999, false]],
      [5000, [5000, true]],
      [5001, [5000, true]],
    ] as const) {
      for (const sort of ['createdAt:asc', 'lastActivity:asc']) {
        const clauses: Clause[] = [['createdAt', '<', START + count]];
        const { totalCount, totalCountCapped } = await search(clauses, sort);
        assert.deepEqual([totalCount, totalCountCapped], expected, `${count} ${sort}`);
      }
    }
  });

  test('a contact that != leaves out is not counted, in the order of that field too', async () => {
    for (const sort of ['createdAt:asc', 'lastActivity:asc']) {
      const { totalCount } = await search(
        [
          ['type', '=', 'customer'],
          ['createdAt', '<', START + 1000],
          ['createdAt', '!=', START + 500],
        ],
        sort,
      );
      assert.equal(totalCount, 899, sort);
    }
  });
});
