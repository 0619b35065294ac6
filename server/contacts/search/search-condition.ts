/** The clauses of a search as SQL: which rows an index finds, and whether a row fits. */
import { and, type SQL, sql } from 'drizzle-orm';
import type { Status } from 'fb-email-preferences/preferences';
import { foldEmail, foldName } from '../database/fold.ts';
import {
  CONTACT_TYPES,
  type ContactType,
  companies,
  contactCompanies,
  contacts,
} from '../database/schema.ts';
import { hasColumn, storedStatus } from '../database/stored-status.ts';
import { keyOfField, type SearchClause, type SortField } from './search-request.ts';

const COLUMNS = {
  externalId: contacts.userId,
  email: contacts.emailFolded,
  name: contacts.name,
  type: contacts.type,
  postsCreated: contacts.postsCreated,
  commentsCreated: contacts.commentsCreated,
  lastActivity: contacts.lastActivity,
  createdAt: contacts.createdAt,
};

const NUMBER_FIELDS = ['lastActivity', 'createdAt', 'postsCreated', 'commentsCreated'] as const;

/** The clauses of a search, those on the contact type taken together. */
export interface SearchQuery {
  /** The contact type that fits; undefined when both do. */
  type: ContactType | undefined;
  /** The other clauses, all of which must hold. */
  clauses: SearchClause[];
}

/**
 * @param clauses as parsed; any number of them may be on the type
 * @returns undefined when they leave no type that fits
 */
export function toSearchQuery(clauses: readonly SearchClause[]): SearchQuery | undefined {
  const [type, other] = CONTACT_TYPES.filter((type) =>
    clauses
      .filter(({ field }) => field === 'type')
      .every(({ operator, value }) => {
        const named = Array.isArray(value) ? value.includes(type) : value === type;
        return operator === '=' || operator === 'IN' ? named : !named;
      }),
  );
  return (
    type && {
      type: other ? undefined : type,
      clauses: clauses.filter(({ field }) => field !== 'type'),
    }
  );
}

/** The condition that a row fits every clause. Without indexes: each row was found by one already. */
export function fits({ type, clauses }: SearchQuery): SQL {
  const fitsType = type && sql`+${contacts.type} = ${type}`;
  return and(fitsType, ...clauses.map(fitsClause)) ?? sql`TRUE`;
}

/**
 * What finds a superset of a search's contacts without reading any other: `SELECT`s of `seq`, one for
 * each clause that an index serves. A `seq` may come twice.
 */
export function lookups({ type, clauses }: SearchQuery): SQL[] {
  const found = clauses.flatMap((clause) => lookup(clause) ?? []);
  for (const field of NUMBER_FIELDS) {
    const range = bounds(field, clauses);
    if (range) found.push(lookupBounds(field, range, type));
  }
  if (type) {
    found.push(
      sql`SELECT seq FROM ${contacts} INDEXED BY contacts_by_type WHERE ${contacts.type} = ${type}`,
    );
  }
  return found;
}

/** The condition that the clauses on a column put on it, as far as an index of it can seek. */
export function bounds(field: SortField, clauses: readonly SearchClause[]): SQL | undefined {
  return and(
    ...clauses
      .filter((clause) => clause.field === field && clause.operator !== '!=')
      .map((clause) => compare(sql`${COLUMNS[field]}`, clause)),
  );
}

function lookupBounds(field: SortField, range: SQL, type: ContactType | undefined): SQL {
  const { index, where } = indexOf(field, type);
  return sql`SELECT seq FROM ${contacts} INDEXED BY ${index} WHERE ${and(where, range)}`;
}

/** The index that holds a column; with a type asked for, the one that holds only that type. */
export function indexOf(
  field: SortField,
  type: ContactType | undefined,
): { index: SQL; where: SQL | undefined } {
  const { name } = contacts[field];
  return type === undefined
    ? { index: sql`${sql.identifier(`contacts_by_${name}`)}`, where: undefined }
    : {
        index: sql`${sql.identifier(`contacts_by_type_${name}`)}`,
        where: sql`${contacts.type} = ${type}`,
      };
}

function lookup({ field, operator, value }: SearchClause): SQL | undefined {
  const key = keyOfField(field);
  if (key !== undefined) return lookupStatus(key, operator === '=' ? value : otherThan(value));
  if (operator !== '=' && operator !== 'IN' && operator !== '~') return undefined;
  const values = [value].flat();
  switch (field) {
    case 'externalId':
      return sql`SELECT seq FROM ${contacts} WHERE ${contacts.userId} IN ${valuesOf(values)}`;
    case 'email':
      return sql`SELECT seq FROM ${contacts} INDEXED BY contacts_by_email_folded
        WHERE ${contacts.emailFolded} IN ${valuesOf(values.map(String).map(foldEmail))}`;
    case 'name':
      return operator === '~'
        ? lookupWords(wordsOf(String(value)))
        : sql`SELECT seq FROM ${contacts} INDEXED BY contacts_by_name
            WHERE ${contacts.name} IN ${valuesOf(values)}`;
    case 'companyIds':
      return sql`SELECT ${contactCompanies.contactSeq} AS seq FROM ${contactCompanies}
        WHERE ${contactCompanies.companySeq} IN ${companiesOf(values)}`;
  }
  return undefined;
}

/**
 * Who has chosen a status of one of the operator's own categories, and who may have it because it is
 * the default. The others are columns without an index.
 */
function lookupStatus(key: string, status: unknown): SQL | undefined {
  if (hasColumn(key)) return undefined;
  return sql`SELECT chosen.contact_seq AS seq FROM contact_preferences AS chosen
      WHERE chosen.key = ${key} AND chosen.status = ${status}
    UNION ALL
    SELECT ${contacts.seq} AS seq FROM category_defaults AS initial
      CROSS JOIN ${contacts} ON ${contacts.seq} >= initial.from_seq
      WHERE initial.key = ${key} AND initial.status = ${status}`;
}

function otherThan(status: unknown): Status {
  return status === 'subscribed' ? 'unsubscribed' : 'subscribed';
}

/** The index of names holds runs of three characters, and cannot look for fewer. */
function lookupWords(words: readonly string[]): SQL | undefined {
  const long = words.filter((word) => [...word].length >= 3);
  if (long.length === 0) return undefined;
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  return sql`SELECT rowid AS seq FROM contact_names WHERE contact_names MATCH ${match}`;
}

/** A contact without a value fits `!=` and `NIN`. */
function fitsClause(clause: SearchClause): SQL {
  const { field, operator, value } = clause;
  const values = [value].flat();
  const key = keyOfField(field);
  if (key !== undefined) {
    const status = operator === '=' ? value : otherThan(value);
    return sql`${storedStatus(sql`${key}`)} = ${status}`;
  }
  if (field === 'companyIds') {
    const exists = sql`EXISTS (SELECT 1 FROM ${contactCompanies}
      WHERE ${contactCompanies.contactSeq} = ${contacts.seq}
        AND +${contactCompanies.companySeq} IN ${companiesOf(values)})`;
    return isNegative(operator) ? sql`NOT ${exists}` : exists;
  }
  // The unary plus keeps SQLite from choosing an index of its own.
  const column = sql`+${COLUMNS[field as keyof typeof COLUMNS]}`;
  if (isNumberField(field)) return compare(column, clause);
  if (operator === '~') {
    const words = wordsOf(String(value));
    return sql.join(
      words.map((word) => sql`instr(+${contacts.nameFolded}, ${word}) > 0`),
      sql` AND `,
    );
  }
  const list = valuesOf(field === 'email' ? values.map(String).map(foldEmail) : values);
  return isNegative(operator)
    ? sql`(${column} IS NULL OR ${column} NOT IN ${list})`
    : sql`${column} IN ${list}`;
}

function isNumberField(field: string): field is SortField {
  return NUMBER_FIELDS.some((known) => known === field);
}

function isNegative(operator: string): boolean {
  return operator === '!=' || operator === 'NIN';
}

/** Every word must be part of the name, in any order and case. */
function wordsOf(query: string): string[] {
  return Array.from(foldName(query).matchAll(/\S+/g), ([word]) => word);
}

/** A list as one JSON parameter, because D1 takes a hundred parameters and no more. */
function valuesOf(values: readonly (string | number)[]): SQL {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

function companiesOf(ids: readonly (string | number)[]): SQL {
  return sql`(SELECT ${companies.seq} FROM ${companies} WHERE ${companies.id} IN ${valuesOf(ids)})`;
}

/** Searches speak of times in seconds and the table has milliseconds: a second is a range. */
function compare(column: SQL, { field, operator, value }: SearchClause): SQL {
  const given = Number(value);
  const isTime = field === 'lastActivity' || field === 'createdAt';
  const [start, end] = isTime ? [given * 1000, given * 1000 + 999] : [given, given];
  switch (operator) {
    case '>':
      return sql`${column} > ${end}`;
    case '<':
      return sql`${column} < ${start}`;
    case '=':
      return sql`${column} BETWEEN ${start} AND ${end}`;
    default:
      return sql`${column} NOT BETWEEN ${start} AND ${end}`;
  }
}
