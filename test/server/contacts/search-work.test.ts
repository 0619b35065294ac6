/** What a search may cost, and that it holds nobody up. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { MAX_WORK } from '../../../server/contacts/search/search.ts';
import { type RunningContacts, startOnSqlite } from './backends.ts';
import { seedContacts, seededCompanyId } from './seed.ts';

/** More than a search may look at, and enough for three windows. */
const CONTACTS = MAX_WORK * 3;

describe('searches among more contacts than one may look at', () => {
  let service: RunningContacts;
  before(async () => {
    service = await startOnSqlite();
    await seedContacts(service.database, CONTACTS);
  });
  after(() => service.stop());

  async function search(query: unknown, rest: object = {}) {
    const body = JSON.stringify({ query, ...rest });
    const response = await service.request('/v2/contacts/search', { method: 'POST', body });
    const answer = (await response.json()) as {
      data: { id: string }[];
      nextCursor: string | null;
      totalCount: number;
      totalCountCapped: boolean;
      error?: { code: string; message: string };
    };
    return { status: response.status, ...answer };
  }

  test('a filter that the order runs against is refused, and answered in an order that fits', async () => {
    // The seed's comments grow with createdAt: the tenth with 9 comments is the newest.
    const query = { field: 'commentsCreated', operator: '!=', value: 0 };
    const positive = { field: 'postsCreated', operator: '<', value: 7 };
    const both = { operator: 'AND', value: [query, positive] };
    const sorted = { operator: 'AND', value: [{ ...query, operator: '=', value: 9 }, positive] };
    const broad = await search(
      { operator: 'AND', value: [{ field: 'name', operator: '~', value: 'zq' }, positive] },
      { sort: 'createdAt:asc' },
    );
    assert.equal(broad.status, 400);
    assert.equal(broad.error?.code, 'query_too_broad');
    assert.match(broad.error?.message ?? '', /Sort by a field of the query, or add a clause/);
    assert.equal((await search(both, { sort: 'createdAt:desc' })).data.length, 10);
    assert.equal((await search(sorted, { sort: 'createdAt:asc' })).data.length, 10);
  });

  test('two clauses on one field are one range', async () => {
    const from = 1_700_000_000 + CONTACTS / 2;
    const { data, totalCount, totalCountCapped } = await search(
      {
        operator: 'AND',
        value: [
          { field: 'createdAt', operator: '>', value: from },
          { field: 'createdAt', operator: '<', value: from + 101 },
        ],
      },
      { limit: 100 },
    );
    assert.equal(data.length, 100);
    assert.deepEqual(
      { totalCount, totalCountCapped },
      { totalCount: 100, totalCountCapped: false },
    );
  });

  test('every page of a walk comes once, in order, to the end', async () => {
    const query = { field: 'type', operator: '!=', value: 'customer' };
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof search>> = await search(query, {
        sort: 'postsCreated:asc',
        limit: 100,
        ...(cursor && { cursor }),
      });
      assert.equal(page.status, 200);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    const expected = await service.database.all<{ id: string }>(
      sql`SELECT id FROM contacts WHERE type = 'lead' ORDER BY posts_created, seq`,
    );
    assert.deepEqual(
      seen,
      expected.map(({ id }) => id),
    );
  });

  test('no query, with each field and operator, reads more of a table than it may', async () => {
    const company = seededCompanyId(1);
    for (const [field, operator, value, status] of [
      ['name', '~', 'per', 200],
      ['name', '~', 'person 77', 200],
      ['name', '~', 'zq', 400],
      ['name', '~', 'zqx', 200],
      ['companyIds', '=', company, 200],
      ['createdAt', '<', 1_700_000_000, 200],
      ['createdAt', '>', 1_700_000_000, 200],
      ['lastActivity', '!=', 5, 400],
      ['type', 'NIN', ['customer', 'lead'], 200],
    ] as const) {
      const answer = await search({ field, operator, value });
      assert.equal(answer.status, status, `${field} ${operator} ${value}`);
    }
  });

  test('a preference read is answered while searches wait for each other', async () => {
    const order: string[] = [];
    const slow = Array.from({ length: 5 }, () =>
      search({ field: 'name', operator: '~', value: 'zq' }).then(() => order.push('search')),
    );
    const response = await service.request('/v2/contacts/by-user-id/seed-1/email-preferences');
    assert.equal(response.status, 200);
    order.push('read');
    await Promise.all(slow);
    assert.equal(order.at(-1), 'search');
  });
});

test('names and addresses are found in any case of any script', async () => {
  const service = await startOnSqlite();
  try {
    const { contacts } = service.client().users;
    for (const [userId, name, email] of [
      ['el', 'Σίσυφος Παπάς', 'ΣΊΣΥΦΟΣ@παράδειγμα.example'],
      ['ru', 'Юлия Жукова', 'Юлия@пример.example'],
      ['de', 'Jörg Groß', 'Jörg@GRÖẞE.example'],
      ['tr', 'Işıl Çelik', 'IŞIL@example.com'],
    ] as const) {
      await contacts.createOrUpdate({ userId, name, email });
    }
    for (const [field, operator, value, expected] of [
      ['name', '~', 'ΣΊΣΥΦΟΣ', 'el'],
      ['name', '~', 'σίσυφοσ', 'el'],
      ['name', '~', 'жУКОВ', 'ru'],
      ['name', '~', 'ЮЛ', 'ru'],
      ['name', '~', 'GROSS', 'de'],
      ['name', '~', 'JÖRG', 'de'],
      ['name', '~', 'çELİK'.normalize('NFD').replace('İ'.normalize('NFD'), 'i'), 'tr'],
      ['email', '=', 'юлия@ПРИМЕР.example', 'ru'],
      ['email', '=', 'jörg@größe.example', 'de'],
      ['email', 'IN', ['Σίσυφοσ@example.com', 'işil@EXAMPLE.com'], 'tr'],
    ] as const) {
      const found = await contacts.search({ query: { field, operator, value } as never });
      assert.deepEqual(
        found.data.map((contact) => contact?.userId),
        [expected],
        `${field} ${operator} ${value}`,
      );
    }
    // The same person is found again by an upsert.
    const again = await contacts.createOrUpdate({ email: 'ЮЛИЯ@ПРИМЕР.example' });
    assert.equal(again.userId, 'ru');
  } finally {
    await service.stop();
  }
});
