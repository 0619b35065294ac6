/** One clause of a search as a condition in SQL. */
import { type SQL, sql } from 'drizzle-orm';
import { companies, contactCompanies, contacts } from '../database/schema.ts';
import type { SearchClause } from './search-request.ts';

const COLUMNS = {
  externalId: contacts.userId,
  email: contacts.email,
  name: contacts.name,
  type: contacts.type,
  postsCreated: contacts.postsCreated,
  commentsCreated: contacts.commentsCreated,
  lastActivity: contacts.lastActivity,
  createdAt: contacts.createdAt,
};

/** How a condition finds its contacts. */
export type Approach =
  /** Few fit: they are looked up. `limit` caps what one lookup yields, where that is enough. */
  | { matches: 'few'; limit: number | undefined }
  /** Many fit: each contact that is passed is tested. */
  | { matches: 'many' };

/**
 * The condition that a clause puts on a row of `contacts`. A contact without a value fits `!=` and
 * `NIN`.
 */
export function condition(clause: SearchClause, approach: Approach): SQL {
  const { field, operator, value } = clause;
  if (field === 'companyIds') return inCompanies(clause, approach);
  if (operator === '~') return nameContains(String(value), approach);
  const column = COLUMNS[field];
  if (field === 'lastActivity' || field === 'createdAt') {
    return timeCondition(column, operator, Number(value));
  }
  switch (operator) {
    case '=':
      return sql`${column} = ${value}`;
    case '!=':
      return sql`${column} IS NOT ${value}`;
    case 'IN':
      return sql`${column} IN ${valuesOf(value)}`;
    case 'NIN':
      return sql`(${column} IS NULL OR ${column} NOT IN ${valuesOf(value)})`;
    default:
      return sql`${column} ${sql.raw(operator)} ${value}`;
  }
}

/** A list as one JSON parameter, because D1 takes a hundred parameters and no more. */
function valuesOf(value: SearchClause['value']): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(value)}))`;
}

/** Searches speak in seconds and the table has milliseconds: a second is a range. */
function timeCondition(column: SQL | unknown, operator: string, seconds: number): SQL {
  const [start, end] = [seconds * 1000, (seconds + 1) * 1000];
  switch (operator) {
    case '>':
      return sql`${column} >= ${end}`;
    case '<':
      return sql`${column} < ${start}`;
    case '=':
      return sql`(${column} >= ${start} AND ${column} < ${end})`;
    default:
      return sql`(${column} < ${start} OR ${column} >= ${end})`;
  }
}

function inCompanies({ operator, value }: SearchClause, approach: Approach): SQL {
  const ids = valuesOf(Array.isArray(value) ? value : [String(value)]);
  const links = sql`FROM ${contactCompanies} WHERE ${contactCompanies.companySeq} IN (
    SELECT ${companies.seq} FROM ${companies} WHERE ${companies.id} IN ${ids})`;
  const negated = operator === '!=' || operator === 'NIN';
  if (approach.matches === 'few' && !negated) {
    const seqs = sql`SELECT DISTINCT ${contactCompanies.contactSeq} ${links}`;
    return sql`${contacts.seq} IN (${seqs}${limitTo(approach.limit)})`;
  }
  const exists = sql`EXISTS (SELECT 1 ${links} AND ${contactCompanies.contactSeq} = ${contacts.seq})`;
  return negated ? sql`NOT ${exists}` : exists;
}

/**
 * Every word must be part of the name, in any order and case. The index holds runs of three
 * characters, so a shorter word is looked for in the names themselves.
 */
function nameContains(query: string, approach: Approach): SQL {
  const words = query.trim().split(/\s+/);
  const long = words.filter((word) => [...word].length >= 3);
  const short = words.filter((word) => [...word].length < 3);
  const conditions = short.map((word) => sql`instr(lower(${contacts.name}), lower(${word})) > 0`);
  if (long.length > 0) {
    const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
    const rows = sql`FROM contact_names WHERE contact_names MATCH ${match}`;
    const limit = approach.matches === 'few' && short.length === 0 ? approach.limit : undefined;
    conditions.push(
      approach.matches === 'few'
        ? sql`${contacts.seq} IN (SELECT rowid ${rows}${limitTo(limit)})`
        : sql`EXISTS (SELECT 1 ${rows} AND rowid = ${contacts.seq})`,
    );
  }
  return sql.join(conditions, sql` AND `);
}

function limitTo(limit: number | undefined): SQL {
  return limit === undefined ? sql`` : sql` LIMIT ${limit}`;
}
