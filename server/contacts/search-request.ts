/**
 * The query grammar of a contact search.
 *
 * Source: the official client, `client.users.contacts.search`.
 */
import * as z from 'zod/mini';
import { badRequest } from '../api-error.ts';
import { parseWith } from '../json-body.ts';
import { DEFAULT_LIMIT } from './requests.ts';
import { CONTACT_TYPES } from './schema.ts';

/** The columns that a search can be sorted by. */
export const SORT_FIELDS = [
  'lastActivity',
  'createdAt',
  'postsCreated',
  'commentsCreated',
] as const;

export type SortField = (typeof SORT_FIELDS)[number];

/** Names that the endpoint first had; still taken. */
const OLD_NAMES: Record<string, string> = {
  external_id: 'externalId',
  company_ids: 'companyIds',
  posts_created: 'postsCreated',
  comments_created: 'commentsCreated',
  last_activity: 'lastActivity',
  created_at: 'createdAt',
};

const FIELD_KINDS = {
  externalId: 'text',
  email: 'text',
  name: 'text',
  type: 'type',
  companyIds: 'text',
  postsCreated: 'number',
  commentsCreated: 'number',
  lastActivity: 'time',
  createdAt: 'time',
} as const;

export type SearchField = keyof typeof FIELD_KINDS;

const SET_OPERATORS = ['=', '!=', 'IN', 'NIN'] as const;
const NUMBER_OPERATORS = ['=', '!=', '>', '<'] as const;

export type SearchOperator = '=' | '!=' | 'IN' | 'NIN' | '~' | '>' | '<';

/** One condition: its field under today's name, its operator and value fit for the field. */
export interface SearchClause {
  field: SearchField;
  operator: SearchOperator;
  value: string | number | string[];
}

/** How results are ordered. */
export interface SearchSort {
  field: SortField;
  direction: 'asc' | 'desc';
}

const string = z.string().check(z.maxLength(1024), z.regex(/^[^\0\p{Cs}]*$/u));
const strings = z.array(string).check(z.minLength(1), z.maxLength(100));

const clauseSchema = z.strictObject({
  field: z.string(),
  operator: z.string(),
  value: z.union([
    string,
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.union([string, z.number()])),
  ]),
});

const groupSchema = z.strictObject({
  operator: z.literal('AND'),
  value: z.array(clauseSchema).check(z.minLength(1), z.maxLength(15)),
});

const SORTS = SORT_FIELDS.flatMap((field) => [`${field}:desc`, `${field}:asc`]);
const OLD_SORTS = SORTS.map((sort) =>
  sort.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);

/** The body of a search. */
export const searchSchema = z.strictObject({
  query: z.optional(z.union([clauseSchema, groupSchema])),
  sort: z._default(z.enum([...SORTS, ...OLD_SORTS]), 'lastActivity:desc'),
  limit: z._default(z.int().check(z.gte(1), z.lte(100)), DEFAULT_LIMIT),
  cursor: z.optional(z.string()),
});

/** The body of a search, its query not looked into yet: a union would hide which part is wrong. */
export const searchBodySchema = z.extend(searchSchema, { query: z.optional(z.unknown()) });

/** @param sort one of the names that {@link searchSchema} takes */
export function parseSort(sort: string): SearchSort {
  const [field = '', direction] = sort.split(':');
  return {
    field: (OLD_NAMES[field] ?? field) as SortField,
    direction: direction === 'asc' ? 'asc' : 'desc',
  };
}

/**
 * Reads the query of a search.
 *
 * @returns the clauses, all of which must hold; none for no query
 * @throws {ApiError} 400 `parameter_invalid`, `parameter_missing`, `parameter_unknown` with the path
 *   of the part at fault as `param`; 400 `query_too_broad`
 * @example
 * parseQuery({ field: 'type', operator: '=', value: 'lead' });
 */
export function parseQuery(query: unknown): SearchClause[] {
  if (query === undefined) return [];
  const isGroup = typeof query === 'object' && query !== null && !('field' in query);
  const clauses = isGroup
    ? parseWith(z.object({ query: groupSchema }), { query }).query.value.map((clause, index) =>
        parseClause(clause, `query.value.${index}`),
      )
    : [parseClause(parseWith(z.object({ query: clauseSchema }), { query }).query, 'query')];
  if (clauses.every(({ field, operator }) => isNegative(operator) && field !== 'type')) {
    throw badRequest(
      'query_too_broad',
      'A search by != or NIN alone would read every contact. Add a clause with =, IN, > or <.',
      'query',
    );
  }
  return clauses;
}

function isNegative(operator: SearchOperator): boolean {
  return operator === '!=' || operator === 'NIN';
}

function parseClause(clause: z.output<typeof clauseSchema>, path: string): SearchClause {
  const field = (OLD_NAMES[clause.field] ?? clause.field) as SearchField;
  if (!Object.hasOwn(FIELD_KINDS, field)) {
    const fields = Object.keys(FIELD_KINDS).join(', ');
    throw badRequest('parameter_invalid', `A field must be one of ${fields}.`, `${path}.field`);
  }
  const operators = operatorsOf(field);
  const operator = clause.operator as SearchOperator;
  if (!operators.includes(operator)) {
    throw badRequest(
      'parameter_invalid',
      `The operators of ${field} are ${operators.join(', ')}.`,
      `${path}.operator`,
    );
  }
  const { success, data } = valueSchema(field, operator).safeParse(clause.value);
  if (!success) {
    throw badRequest(
      'parameter_invalid',
      `${field} takes ${valueHint(field, operator)}.`,
      `${path}.value`,
    );
  }
  return { field, operator, value: data };
}

function operatorsOf(field: SearchField): readonly SearchOperator[] {
  if (field === 'name') return [...SET_OPERATORS, '~'];
  const kind = FIELD_KINDS[field];
  return kind === 'number' || kind === 'time' ? NUMBER_OPERATORS : SET_OPERATORS;
}

/** Unix seconds whose milliseconds JavaScript can still tell apart. */
const seconds = z.int().check(z.gte(-8.64e12), z.lte(8.64e12));

function valueSchema(
  field: SearchField,
  operator: SearchOperator,
): z.ZodMiniType<SearchClause['value']> {
  const kind = FIELD_KINDS[field];
  if (kind === 'number') return z.number();
  if (kind === 'time') return seconds;
  const one = kind === 'type' ? z.enum(CONTACT_TYPES) : string;
  if (operator === 'IN' || operator === 'NIN')
    return kind === 'type' ? z.array(one).check(z.minLength(1)) : strings;
  return operator === '~' ? string.check(z.regex(/\S/)) : one;
}

function valueHint(field: SearchField, operator: SearchOperator): string {
  const kind = FIELD_KINDS[field];
  if (kind === 'number') return 'a number';
  if (kind === 'time') return 'a whole number of seconds since 1970';
  const one = kind === 'type' ? 'customer or lead' : 'text';
  return operator === 'IN' || operator === 'NIN' ? `a list of 1 to 100 of: ${one}` : one;
}
