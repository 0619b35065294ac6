/** Searching contacts: conditions in SQL, and pages that cost the same however many match. */
import { and, asc, desc, type SQL, sql } from 'drizzle-orm';
import { selectContacts, toContact } from '../contact/contact-rows.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { contacts } from '../database/schema.ts';
import type { SearchResult } from '../schemas/responses.ts';
import { cutPage, decodeCursor, type Position } from './cursor.ts';
import { condition } from './search-condition.ts';
import type { SearchClause, SearchSort } from './search-request.ts';

/** The largest count that is reported. Source: the official client, `totalCount`. */
const COUNT_CAP = 5000;

/**
 * One page of the contacts that fit all clauses.
 *
 * The count, capped, also says how to find the page. When few contacts match, they are found by
 * their own indexes and sorted. When many do, the index of the sort is walked from the cursor on,
 * and the next ones that match are never far. Either way the work does not grow with the table.
 *
 * @throws {ApiError} 400 `invalid_cursor`; a cursor is good for the sort it was made for
 */
export async function searchContacts(
  database: ContactsDatabase,
  clauses: SearchClause[],
  sort: SearchSort,
  limit: number,
  cursor: string | undefined,
): Promise<SearchResult> {
  const order = `search ${sort.field}:${sort.direction}`;
  const after = cursor === undefined ? undefined : decodeCursor(order, cursor);

  // With a single clause, a lookup may stop at the cap: what is beyond it is not counted anyway.
  const lookup = { matches: 'few', limit: clauses.length === 1 ? COUNT_CAP : undefined } as const;
  const few = and(...clauses.map((clause) => condition(clause, lookup))) ?? sql`TRUE`;
  const queries = database.searches ?? database;
  const counted = await queries.get<{ total: number }>(
    sql`SELECT count(*) AS total FROM (SELECT 1 FROM ${contacts} WHERE ${few} LIMIT ${COUNT_CAP})`,
  );
  const totalCount = counted?.total ?? 0;
  const totalCountCapped = totalCount === COUNT_CAP;

  const seqs = totalCountCapped
    ? walkIndex(clauses, sort, limit + 1, after)
    : sortMatches(few, sort, limit + 1, after);
  const rows = await selectContacts(queries, sql`${contacts.seq} IN (${seqs})`)
    .orderBy(...orderBy(sort))
    .limit(limit + 1);
  const { page, nextCursor } = cutPage(rows, limit, order, (last) => ({
    seq: last.seq,
    value: last[sort.field],
  }));
  return {
    object: 'list',
    data: page.map(toContact),
    nextCursor,
    totalCount,
    totalCountCapped,
  };
}

/** Selects the `seq`s of a page out of few matches. */
function sortMatches(
  where: SQL,
  sort: SearchSort,
  limit: number,
  after: Position | undefined,
): SQL {
  const column = contacts[sort.field];
  const than = sql.raw(sort.direction === 'asc' ? '>' : '<');
  // The unary plus keeps SQLite from walking the whole index of the sort in search of few matches.
  const rest = after && sql`(+${column}, +${contacts.seq}) ${than} (${after.value}, ${after.seq})`;
  return sql`SELECT ${contacts.seq} FROM ${contacts} WHERE ${and(where, rest)}
    ORDER BY ${sql.join(orderBy(sort), sql`, `)} LIMIT ${limit}`;
}

/**
 * Selects the `seq`s of a page out of many matches, along the index of the sort.
 *
 * SQLite seeks an index by the first column of a row-value comparison only, and would then step over
 * every equal value; thousands of contacts have no posts. So rows with the cursor's own value and
 * rows beyond it are two seeks.
 */
function walkIndex(
  clauses: SearchClause[],
  sort: SearchSort,
  limit: number,
  after: Position | undefined,
): SQL {
  const column = contacts[sort.field];
  const { index, type } = indexOf(clauses, sort);
  const where = and(...clauses.map((clause) => condition(clause, { matches: 'many' })));
  const than = sql.raw(sort.direction === 'asc' ? '>' : '<');
  const direction = sql.raw(sort.direction);
  const seek = (from: SQL | undefined) => sql`SELECT * FROM (
    SELECT ${contacts.seq} FROM ${contacts} INDEXED BY ${sql.identifier(index)}
    WHERE ${and(type, from, where) ?? sql`TRUE`}
    ORDER BY ${column} ${direction}, ${contacts.seq} ${direction} LIMIT ${limit})`;
  if (!after) return seek(undefined);
  const equal = sql`${column} = ${after.value} AND ${contacts.seq} ${than} ${after.seq}`;
  const beyond = sql`${column} ${than} ${after.value}`;
  return sql`${seek(equal)} UNION ALL ${seek(beyond)}`;
}

/** The index that holds the sort; with a type asked for, the one that holds only that type. */
function indexOf(clauses: SearchClause[], { field }: SearchSort) {
  const type = clauses.find((clause) => clause.field === 'type' && clause.operator === '=');
  return type
    ? {
        index: `contacts_by_type_${contacts[field].name}`,
        type: sql`${contacts.type} = ${type.value}`,
      }
    : { index: `contacts_by_${contacts[field].name}` };
}

/** The unary plus leaves the choice of index to the conditions. */
function orderBy({ field, direction }: SearchSort): SQL[] {
  const by = direction === 'asc' ? asc : desc;
  return [by(sql`+${contacts[field]}`), by(sql`+${contacts.seq}`)];
}
