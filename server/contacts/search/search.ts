/** Searching contacts with an amount of work that does not grow with the table. */
import { and, asc, desc, type SQL, sql } from 'drizzle-orm';
import { badRequest } from 'fb-email-preferences-server/http';
import { selectContacts, toContact } from '../contact/contact-rows.ts';
import type { ContactsDatabase, Queries } from '../database/database.ts';
import { contacts } from '../database/schema.ts';
import type { SearchResult } from '../schemas/responses.ts';
import { cutPage, decodeCursor, type Position } from './cursor.ts';
import {
  bounds,
  fits,
  indexOf,
  lookups,
  type SearchQuery,
  toSearchQuery,
} from './search-condition.ts';
import type { SearchClause, SearchSort } from './search-request.ts';

/** The largest count that is reported. Source: the official client, `totalCount`. */
const COUNT_CAP = 5000;

/** How many contacts a search may look at to fill a page. */
export const MAX_WORK = 20_000;

/**
 * One page of the contacts that fit all clauses.
 *
 * When an index says that one clause alone fits few contacts, those are looked up, held against the
 * other clauses, and sorted. Otherwise the index of the sort is walked from the cursor on, until the
 * page is full. Either way no more than {@link MAX_WORK} contacts are looked at; a search that would
 * need more is refused.
 *
 * @throws {ApiError} 400 `invalid_cursor`: a cursor is good for the sort it was made for; 400
 *   `query_too_broad`
 */
export async function searchContacts(
  database: ContactsDatabase,
  given: readonly SearchClause[],
  sort: SearchSort,
  limit: number,
  cursor: string | null | undefined,
): Promise<SearchResult> {
  const order = `search ${sort.field}:${sort.direction}`;
  const after = cursor ? decodeCursor(order, cursor) : undefined;
  const queries = database.searches ?? database;
  const query = toSearchQuery(given);

  if (!query) {
    return { object: 'list', data: [], nextCursor: null, totalCount: 0, totalCountCapped: false };
  }

  const narrowest = isSeek(query, sort) ? undefined : await narrowestLookup(queries, query);
  const candidates = narrowest && lookUp(narrowest, sort, after);
  const window = candidates ?? walk(query, sort, after);
  const count = narrowest
    ? await countWithin(queries, lookUp(narrowest, sort, undefined), query)
    : await countAlong(queries, query, sort);
  const seqs = await pageOf(queries, window, query, sort, limit + 1, candidates !== undefined);
  if (!candidates && seqs.length <= limit && (await isCutOff(queries, window))) throw tooBroad();

  const list = sql`(SELECT value FROM json_each(${JSON.stringify(seqs)}))`;
  const rows = await selectContacts(queries, sql`${contacts.seq} IN ${list}`).orderBy(
    ...orderBy(sort),
  );
  const { page, nextCursor } = cutPage(rows, limit, order, (last) => ({
    seq: last.seq,
    value: last[sort.field],
  }));
  return { object: 'list', data: page.map(toContact), nextCursor, ...count };
}

/** The lookup that finds the fewest contacts; undefined when each finds more than may be looked at. */
async function narrowestLookup(queries: Queries, query: SearchQuery): Promise<SQL | undefined> {
  const found = lookups(query);
  if (found.length === 0) return undefined;
  const counts = found.map(
    (lookup) => sql`(SELECT count(*) FROM (${lookup} LIMIT ${MAX_WORK + 1}))`,
  );
  const row = await queries.get<{ counts: string }>(
    sql`SELECT json_array(${sql.join(counts, sql`, `)}) AS counts`,
  );
  const sizes: number[] = JSON.parse(row.counts);
  const smallest = Math.min(...sizes);
  return smallest <= MAX_WORK ? found[sizes.indexOf(smallest)] : undefined;
}

/** A table of the `seq`s that a lookup finds beyond the cursor, in no order. */
function lookUp(lookup: SQL, sort: SearchSort, after: Position | undefined): SQL {
  if (!after) return sql`SELECT DISTINCT seq FROM (${lookup})`;
  const than = sql.raw(sort.direction === 'asc' ? '>' : '<');
  return sql`SELECT DISTINCT found.seq FROM (${lookup}) AS found
    CROSS JOIN ${contacts} ON ${contacts.seq} = found.seq
    WHERE (+${contacts[sort.field]}, +${contacts.seq}) ${than} (${after.value}, ${after.seq})`;
}

/**
 * A table of the first `seq`s along the index of the sort, from the cursor on.
 *
 * SQLite seeks an index by the first column of a row-value comparison only, and would then step over
 * every equal value; thousands of contacts have no posts. So rows with the cursor's own value and
 * rows beyond it are two seeks.
 */
function walk(query: SearchQuery, sort: SearchSort, after: Position | undefined): SQL {
  const { field, direction } = sort;
  const { index, where } = indexOf(field, query.type);
  const column = contacts[field];
  const than = sql.raw(direction === 'asc' ? '>' : '<');
  const way = sql.raw(direction);
  const seek = (from: SQL | undefined) => sql`SELECT seq FROM (
    SELECT seq FROM ${contacts} INDEXED BY ${index}
    WHERE ${and(where, bounds(field, query.clauses), from) ?? sql`TRUE`}
    ORDER BY ${column} ${way}, ${contacts.seq} ${way} LIMIT ${MAX_WORK})`;
  if (!after) return seek(undefined);
  const equal = sql`${column} = ${after.value} AND ${contacts.seq} ${than} ${after.seq}`;
  const beyond = sql`${column} ${than} ${after.value}`;
  return sql`SELECT seq FROM (${seek(equal)} UNION ALL ${seek(beyond)}) LIMIT ${MAX_WORK}`;
}

/** The rows of a table of `seq`s that fit. `CROSS JOIN` keeps that table on the outside. */
function fitting(window: SQL, query: SearchQuery): SQL {
  return sql`FROM (${window}) AS found
    CROSS JOIN ${contacts} ON ${contacts.seq} = found.seq WHERE ${fits(query)}`;
}

/**
 * The first `seq`s that fit.
 *
 * @param sorts whether they have to be sorted; a walk is in order already, and stops when it is full
 */
async function pageOf(
  queries: Queries,
  window: SQL,
  query: SearchQuery,
  sort: SearchSort,
  limit: number,
  sorts: boolean,
): Promise<number[]> {
  const order = sorts ? sql`ORDER BY ${sql.join(orderBy(sort), sql`, `)}` : sql``;
  const rows = await queries.all<{ seq: number }>(
    sql`SELECT ${contacts.seq} AS seq ${fitting(window, query)} ${order} LIMIT ${limit}`,
  );
  return rows.map(({ seq }) => seq);
}

type Count = Pick<SearchResult, 'totalCount' | 'totalCountCapped'>;

function countWithin(queries: Queries, window: SQL, query: SearchQuery): Promise<Count> {
  return countOf(queries, fitting(window, query));
}

async function countOf(queries: Queries, from: SQL): Promise<Count> {
  const { totalCount } = await queries.get<{ totalCount: number }>(
    sql`SELECT count(*) AS totalCount FROM (SELECT 1 ${from} LIMIT ${COUNT_CAP})`,
  );
  return { totalCount, totalCountCapped: totalCount === COUNT_CAP };
}

/** Counts at the start of the sort's index: what is beyond it is not counted, and reported as such. */
async function countAlong(queries: Queries, query: SearchQuery, sort: SearchSort): Promise<Count> {
  const window = walk(query, sort, undefined);
  if (isSeek(query, sort)) return countOf(queries, sql`FROM (${window})`);
  const count = await countWithin(queries, window, query);
  return {
    ...count,
    totalCountCapped: count.totalCountCapped || (await isCutOff(queries, window)),
  };
}

/** Whether the index of the sort finds exactly the contacts that fit, and no others. */
function isSeek({ clauses }: SearchQuery, { field }: SearchSort): boolean {
  return clauses.every((clause) => clause.field === field && clause.operator !== '!=');
}

/** Whether a walk ended because it may not look at more contacts, rather than at the end. */
async function isCutOff(queries: Queries, window: SQL): Promise<boolean> {
  const row = await queries.get<{ size: number }>(sql`SELECT count(*) AS size FROM (${window})`);
  return row.size === MAX_WORK;
}

/** The unary plus leaves the choice of index to the conditions. */
function orderBy({ field, direction }: SearchSort): SQL[] {
  const by = direction === 'asc' ? asc : desc;
  return [by(sql`+${contacts[field]}`), by(sql`+${contacts.seq}`)];
}

function tooBroad() {
  return badRequest(
    'query_too_broad',
    `This search would look at more than ${MAX_WORK} contacts. Sort by a field of the query, or add a clause that fits fewer contacts; parts of names need three characters or more.`,
    'query',
  );
}
