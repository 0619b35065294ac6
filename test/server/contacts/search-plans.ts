/** The indexes that a search is to use, by the plans that SQLite makes for its statements. */
import { type Client, createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import type { OpenedDatabase } from './open.ts';
import type { Clause } from './search-cases.ts';
import { seededCompanyId } from './seed.ts';

/** A search, and what its statements read, in order; the one that reads the page's rows is left out. */
export interface Planned {
  clauses: Clause[];
  sort: string;
  /** Per statement: indexes, `row` for a row of `contacts` that is read by its id, and `sort`. */
  reads: string[];
}

/** A lookup: its size, the count of those of it that fit, and the page, which has to be sorted. */
const looksUp = (index: string, sizes = index) => [sizes, `${index} row`, `${index} row sort`];

/** Along the index of the sort; `sizes` are those of lookups that find too many. */
const walks = (index: string, ...sizes: string[]) => [...sizes, `${index} row`, `${index} row`];

/** Along the index of the sort, which alone says which contacts fit. */
const seeks = (index: string) => [index, `${index} row`];

const OWN = 'contact_preferences_by_status from';

/** Among 60,000 contacts of `seedContacts`, with `weekly` as a category of one's own. */
export const PLANNED: Planned[] = [
  { clauses: [], sort: 'createdAt:asc', reads: seeks('contacts_by_created_at') },
  {
    clauses: [['type', '=', 'lead']],
    sort: 'lastActivity:desc',
    reads: seeks('contacts_by_type_last_activity'),
  },
  {
    clauses: [['type', 'IN', ['lead', 'customer']]],
    sort: 'postsCreated:asc',
    reads: seeks('contacts_by_posts_created'),
  },
  {
    clauses: [
      ['type', '!=', 'lead'],
      ['createdAt', '>', 1_700_000_100],
    ],
    sort: 'createdAt:desc',
    reads: seeks('contacts_by_type_created_at'),
  },
  {
    clauses: [
      ['createdAt', '>', 1_700_000_100],
      ['createdAt', '!=', 1_700_000_200],
    ],
    sort: 'createdAt:asc',
    reads: walks('contacts_by_created_at', 'contacts_by_created_at'),
  },
  {
    clauses: [
      ['type', '=', 'customer'],
      ['createdAt', '!=', 1_700_000_200],
    ],
    sort: 'lastActivity:asc',
    reads: walks('contacts_by_type_last_activity', 'contacts_by_type'),
  },
  {
    clauses: [['createdAt', '<', 1_700_000_100]],
    sort: 'lastActivity:asc',
    reads: looksUp('contacts_by_created_at'),
  },
  {
    clauses: [
      ['createdAt', '<', 1_700_000_100],
      ['type', '=', 'lead'],
    ],
    sort: 'lastActivity:asc',
    reads: looksUp('contacts_by_type_created_at', 'contacts_by_type_created_at contacts_by_type'),
  },
  {
    clauses: [
      ['name', '~', 'person'],
      ['type', '=', 'lead'],
    ],
    sort: 'createdAt:asc',
    reads: looksUp('contacts_by_type', 'contact_names contacts_by_type'),
  },
  {
    clauses: [['externalId', '=', 'seed-1']],
    sort: 'createdAt:asc',
    reads: looksUp('sqlite_autoindex_contacts_2'),
  },
  {
    clauses: [['email', 'IN', ['seed-1@example.com', 'seed-2@example.com']]],
    sort: 'createdAt:asc',
    reads: looksUp('contacts_by_email_folded'),
  },
  {
    clauses: [['name', '=', 'Person 7919']],
    sort: 'createdAt:asc',
    reads: looksUp('contacts_by_name'),
  },
  {
    clauses: [['name', '~', '7919 person']],
    sort: 'createdAt:asc',
    reads: looksUp('contact_names'),
  },
  {
    clauses: [['name', '~', '79']],
    sort: 'createdAt:asc',
    // In between, whether more contacts follow than those that were counted.
    reads: ['contacts_by_created_at row', 'contacts_by_created_at', 'contacts_by_created_at row'],
  },
  {
    clauses: [['companyIds', '=', seededCompanyId(1)]],
    sort: 'createdAt:asc',
    reads: looksUp('contact_companies_by_company'),
  },
  {
    clauses: [['preferences.weekly', '=', 'unsubscribed']],
    sort: 'createdAt:asc',
    reads: looksUp(OWN),
  },
  {
    clauses: [
      ['preferences.weekly', '!=', 'subscribed'],
      ['type', '=', 'customer'],
    ],
    sort: 'createdAt:asc',
    reads: looksUp(OWN, `${OWN} contacts_by_type`),
  },
  {
    clauses: [['preferences.all', '=', 'subscribed']],
    sort: 'createdAt:asc',
    reads: walks('contacts_by_created_at'),
  },
];

/** A database whose searches run on a connection of their own, which keeps their statements. */
export interface Recorded {
  database: OpenedDatabase;
  /** What the statements since the last call read, as in {@link Planned}. */
  takeReads(): Promise<string[]>;
  close(): void;
}

export async function record(recorded: OpenedDatabase): Promise<Recorded> {
  const [row] = await recorded.all<{ file: string }>(sql`SELECT file FROM pragma_database_list`);
  const url = `file:${row?.file}`;
  const client = createClient({ url });
  let statements: { sql: string; args: never[] }[] = [];
  const logQuery = (text: string, args: unknown[]) => {
    statements.push({ sql: text, args: args as never[] });
  };
  const searches = drizzle(client, { logger: { logQuery } });
  return {
    database: Object.create(recorded, { searches: { value: searches } }),
    async takeReads() {
      const taken = statements;
      statements = [];
      // A connection of its own: after an EXPLAIN, libSQL goes on reading the state of that moment.
      const planner = createClient({ url });
      const reads = [];
      for (const statement of taken) reads.push(await readsOf(planner, statement));
      planner.close();
      return reads;
    },
    close: () => client.close(),
  };
}

async function readsOf(client: Client, statement: { sql: string; args: never[] }) {
  const { rows } = await client.execute({
    ...statement,
    sql: `EXPLAIN QUERY PLAN ${statement.sql}`,
  });
  return rows.flatMap(({ detail }) => readOf(String(detail)) ?? []).join(' ');
}

/** One line of a plan; undefined for one about intermediate results, or about a single row. */
function readOf(detail: string): string | undefined {
  if (detail === 'USE TEMP B-TREE FOR ORDER BY') return 'sort';
  if (detail === 'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)') return 'row';
  if (detail === 'SEARCH contacts USING INTEGER PRIMARY KEY (rowid>?)') return 'from';
  if (/^SCAN contact_names /.test(detail)) return 'contact_names';
  const [, index] = /^(?:SCAN|SEARCH) \w+ USING (?:COVERING )?INDEX (\S+)/.exec(detail) ?? [];
  if (index?.startsWith('sqlite_autoindex_companies')) return undefined;
  // A whole table would be read.
  if (/^SCAN (contacts|contact_\w+|companies)$/.test(detail)) return detail;
  return index;
}
