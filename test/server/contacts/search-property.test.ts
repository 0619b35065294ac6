/** Whatever is searched for, the contacts that fit are found, in order, each once, page by page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { type RunningContacts, startOnSqlite } from './backends.ts';
import { seedContacts, seededCompanyId } from './seed.ts';

const CONTACTS = 300;
const START = 1_700_000_000;

interface Row {
  seq: number;
  id: string;
  type: string;
  externalId: string | null;
  email: string;
  name: string;
  postsCreated: number;
  commentsCreated: number;
  lastActivity: number;
  createdAt: number;
  companyIds: string[];
}

interface Clause {
  field: Exclude<keyof Row, 'seq' | 'id'>;
  operator: string;
  value: string | number | (string | number)[];
}

let service: RunningContacts;
let rows: Row[];
before(async () => {
  service = await startOnSqlite();
  await seedContacts(service.database, CONTACTS);
  const stored = await service.database.all<Omit<Row, 'companyIds'> & { company: string }>(sql`
    SELECT contacts.seq, contacts.id, type, user_id AS externalId, email, contacts.name,
      posts_created AS postsCreated, comments_created AS commentsCreated,
      contacts.last_activity AS lastActivity, contacts.created_at AS createdAt, companies.id AS company
    FROM contacts JOIN contact_companies ON contact_seq = contacts.seq
    JOIN companies ON companies.seq = company_seq`);
  rows = stored.map(({ company, ...row }) => ({ ...row, companyIds: [company] }));
  assert.equal(rows.length, CONTACTS);
});
after(() => service.stop());

const number = fc.nat(CONTACTS);
const texts: Record<string, fc.Arbitrary<string>> = {
  externalId: number.map((i) => `seed-${i}`),
  email: number.map((i) => `SEED-${i}@example.com`),
  name: number.map((i) => `Person ${(i * 7919) % 1_000_003}`),
  type: fc.constantFrom('customer', 'lead'),
  companyIds: fc.nat(CONTACTS / 10).map(seededCompanyId),
};
const numbers: Record<string, fc.Arbitrary<number>> = {
  postsCreated: fc.nat(7),
  commentsCreated: fc.nat(10),
  lastActivity: number.map((i) => START + ((i * 7919) % 1_000_003)),
  createdAt: number.map((i) => START + i),
};

const clause = fc.oneof(
  ...Object.entries(texts).flatMap(([field, value]) => [
    fc.record({ field: fc.constant(field), operator: fc.constantFrom('=', '!='), value }),
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('IN', 'NIN'),
      value: fc.array(value, { minLength: 1, maxLength: 40 }),
    }),
  ]),
  ...Object.entries(numbers).map(([field, value]) =>
    fc.record({ field: fc.constant(field), operator: fc.constantFrom('=', '!=', '>', '<'), value }),
  ),
  fc.record({
    field: fc.constant('name'),
    operator: fc.constant('~'),
    value: fc.constantFrom('person', 'PER', '99', '1', '77 per', '919', 'zzz', 'r'),
  }),
) as fc.Arbitrary<Clause>;

/** What the clause says, without SQL. */
function fits(row: Row, { field, operator, value }: Clause): boolean {
  const own = row[field];
  const values = [value].flat();
  if (operator === '~') {
    return String(value)
      .toLowerCase()
      .split(' ')
      .every((word) => row.name.toLowerCase().includes(word));
  }
  const isTime = field === 'lastActivity' || field === 'createdAt';
  const known = isTime ? Math.floor(Number(own) / 1000) : own;
  if (operator === '>') return Number(known) > Number(value);
  if (operator === '<') return Number(known) < Number(value);
  const wanted = field === 'email' ? values.map((each) => String(each).toLowerCase()) : values;
  const isIn = [known].flat().some((each) => wanted.includes(each as string));
  return operator === '=' || operator === 'IN' ? isIn : !isIn;
}

test('generated searches find what a plain reading of the rows finds', async () => {
  const sort = fc.constantFrom('lastActivity', 'createdAt', 'postsCreated', 'commentsCreated');
  await fc.assert(
    fc.asyncProperty(
      fc.array(clause, { minLength: 1, maxLength: 4 }),
      sort,
      fc.constantFrom('asc', 'desc'),
      fc.constantFrom(7, 100),
      async (clauses, field, direction, limit) => {
        const negative = clauses.every(
          (each) => each.field !== 'type' && (each.operator === '!=' || each.operator === 'NIN'),
        );
        fc.pre(!negative);
        const sign = direction === 'asc' ? 1 : -1;
        const expected = rows
          .filter((row) => clauses.every((each) => fits(row, each)))
          .sort((a, b) => sign * (a[field] - b[field] || a.seq - b.seq))
          .map(({ id }) => id);
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const response: Response = await service.request('/v2/contacts/search', {
            method: 'POST',
            body: JSON.stringify({
              query: { operator: 'AND', value: clauses },
              sort: `${field}:${direction}`,
              limit,
              cursor,
            }),
          });
          const page = (await response.json()) as {
            data: { id: string }[];
            nextCursor: string | null;
            totalCount: number;
          };
          assert.equal(response.status, 200, JSON.stringify(page));
          assert.equal(page.totalCount, expected.length);
          found.push(...page.data.map(({ id }) => id));
          cursor = page.nextCursor;
          // Two pages and the last say it all.
        } while (cursor && found.length < 3 * limit);
        assert.deepEqual(found, expected.slice(0, found.length));
        if (!cursor) assert.equal(found.length, expected.length);
      },
    ),
    { numRuns: 150 },
  );
});
