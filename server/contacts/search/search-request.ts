/**
 * The query grammar of a contact search.
 *
 * Source: the official client, `client.users.contacts.search`.
 */

import { statusSchema } from 'fb-email-preferences-server/contract';
import { badRequest, parseWith } from 'fb-email-preferences-server/http';
import * as z from 'zod/mini';
import { CONTACT_TYPES } from '../database/schema.ts';
import { DEFAULT_LIMIT } from '../schemas/requests.ts';
import { text } from '../schemas/text.ts';

/** The columns that a search can be sorted by. */
const SORT_FIELDS = ['lastActivity', 'createdAt', 'postsCreated', 'commentsCreated'] as const;

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

export type SearchOperator = '=' | '!=' | 'IN' | 'NIN' | '~' | '>' | '<';

/** What a field holds: which operators it has, and what they compare it with. */
interface Kind {
  operators: readonly SearchOperator[];
  value: z.ZodMiniType<string | number>;
  /** The value in words. */
  takes: string;
}

const SET_OPERATORS = ['=', '!=', 'IN', 'NIN'] as const;
const NUMBER_OPERATORS = ['=', '!=', '>', '<'] as const;

const TEXT: Kind = { operators: SET_OPERATORS, value: text(1024), takes: 'text' };
const NUMBER: Kind = { operators: NUMBER_OPERATORS, value: z.number(), takes: 'a number' };
const TIME: Kind = {
  operators: NUMBER_OPERATORS,
  // The seconds whose milliseconds are still whole numbers in JavaScript.
  value: z.int().check(z.gte(-8.64e12), z.lte(8.64e12)),
  takes: 'a whole number of seconds since 1970',
};

const STATUS: Kind = {
  operators: ['=', '!='],
  value: statusSchema,
  takes: '"subscribed" or "unsubscribed"',
};

const FIELDS = {
  externalId: TEXT,
  email: TEXT,
  name: { ...TEXT, operators: [...SET_OPERATORS, '~'] },
  type: { operators: SET_OPERATORS, value: z.enum(CONTACT_TYPES), takes: 'customer or lead' },
  companyIds: TEXT,
  postsCreated: NUMBER,
  commentsCreated: NUMBER,
  lastActivity: TIME,
  createdAt: TIME,
} as const satisfies Record<string, Kind>;

/** Before a preference key: its stored status, whatever the gate is. */
const PREFERENCE = 'preferences.';

export type PreferenceField = `${typeof PREFERENCE}${string}`;

export type SearchField = keyof typeof FIELDS | PreferenceField;

/** The key of a field that is a preference; undefined for any other field. */
export function keyOfField(field: string): string | undefined {
  return field.startsWith(PREFERENCE) ? field.slice(PREFERENCE.length) : undefined;
}

/** One condition: its field under today's name, its operator and value fit for the field. */
export interface SearchClause {
  field: SearchField;
  operator: SearchOperator;
  value: string | number | (string | number)[];
}

/** How results are ordered. */
export interface SearchSort {
  field: SortField;
  direction: 'asc' | 'desc';
}

const clauseSchema = z.strictObject({
  field: z.string(),
  operator: z.string(),
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.union([z.string(), z.number()])),
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
  cursor: z.optional(z.nullable(z.string())),
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
 * @param keys the preferences that are served
 * @returns the clauses, all of which must hold; none for no query
 * @throws {ApiError} 400 `parameter_invalid`, `parameter_missing`, `parameter_unknown` with the path
 *   of the part at fault as `param`; 400 `query_too_broad`
 * @example
 * parseQuery({ field: 'type', operator: '=', value: 'lead' });
 */
export function parseQuery(query: unknown, keys: readonly string[]): SearchClause[] {
  if (query === undefined) return [];
  const isGroup = typeof query === 'object' && query !== null && !('field' in query);
  const clauses = isGroup
    ? parseWith(z.object({ query: groupSchema }), { query }).query.value.map((clause, index) =>
        parseClause(clause, `query.value.${index}`, keys),
      )
    : [parseClause(parseWith(z.object({ query: clauseSchema }), { query }).query, 'query', keys)];
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

function parseClause(
  clause: z.output<typeof clauseSchema>,
  path: string,
  keys: readonly string[],
): SearchClause {
  const field = (OLD_NAMES[clause.field] ?? clause.field) as SearchField;
  const kind = kindOf(field, keys);
  if (!kind) {
    const fields = [...Object.keys(FIELDS), ...keys.map((key) => PREFERENCE + key)].join(', ');
    throw badRequest('parameter_invalid', `A field must be one of ${fields}.`, `${path}.field`);
  }
  const { operators, value, takes } = kind;
  const operator = operators.find((known) => known === clause.operator);
  if (operator === undefined) {
    throw badRequest(
      'parameter_invalid',
      `The operators of ${field} are ${operators.join(', ')}.`,
      `${path}.operator`,
    );
  }
  const isList = operator === 'IN' || operator === 'NIN';
  const schema = isList ? z.array(value).check(z.minLength(1), z.maxLength(100)) : value;
  const parsed = schema.safeParse(clause.value);
  // A search for nothing but white space names no word to look for.
  const isBlank = operator === '~' && String(clause.value).trim() === '';
  if (!parsed.success || isBlank) {
    const wanted = isList ? `a list of 1 to 100 entries, each ${takes}` : takes;
    throw badRequest('parameter_invalid', `${field} takes ${wanted}.`, `${path}.value`);
  }
  return { field, operator, value: parsed.data };
}

function kindOf(field: string, keys: readonly string[]): Kind | undefined {
  if (Object.hasOwn(FIELDS, field)) return FIELDS[field as keyof typeof FIELDS];
  return keys.some((key) => field === PREFERENCE + key) ? STATUS : undefined;
}
