/** Every operation of the contacts service, as data: what `/openapi.json` and its page are made of. */

import {
  contactEmailPreferencesSchema,
  PREFERENCE_KEYS,
  updateSchema,
} from 'fb-email-preferences-server/contract';
import type * as z from 'zod/mini';
import { companyUpsertSchema, listSchema, pageSchema, upsertSchema } from '../schemas/requests.ts';
import {
  blockedSchema,
  companyListSchema,
  companySchema,
  contactListSchema,
  contactSchema,
  deletedCompanySchema,
  deletedSchema,
  errorSchema,
  historySchema,
  searchResultSchema,
  unblockedSchema,
} from '../schemas/responses.ts';
import { searchSchema } from '../search/search-request.ts';

/**
 * The schemas that have a name in the description.
 *
 * @param keys the preferences that are served
 */
export const namedSchemas = (keys: readonly string[] = PREFERENCE_KEYS) =>
  ({
    Contact: contactSchema,
    ContactList: contactListSchema,
    ContactUpsert: upsertSchema,
    ContactSearch: searchSchema,
    ContactSearchResult: searchResultSchema,
    DeletedContact: deletedSchema,
    Company: companySchema,
    CompanyList: companyListSchema,
    CompanyUpsert: companyUpsertSchema,
    DeletedCompany: deletedCompanySchema,
    BlockedContact: blockedSchema,
    UnblockedContact: unblockedSchema,
    EmailPreferences: contactEmailPreferencesSchema(keys),
    EmailPreferencesUpdate: updateSchema(keys),
    EmailPreferencesHistory: historySchema,
    Error: errorSchema,
  }) as const satisfies Record<string, z.ZodMiniType>;

export type SchemaName = keyof ReturnType<typeof namedSchemas>;

/** One method on one path. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** With `{id}`, `{userId}` or `{companyId}` where a contact or a company is named. */
  path: string;
  /** The name of the operation in generated clients. */
  id: string;
  summary: string;
  description?: string;
  query?: z.ZodMiniObject;
  body?: SchemaName;
  /** What a success answers, by status. */
  answers: Partial<Record<200 | 201, SchemaName>>;
  /** Statuses besides those that any operation can answer. */
  errors?: readonly number[];
}

const ID = '/v2/contacts/{id}';
const USER_ID = '/v2/contacts/by-user-id/{userId}';
const CUSTOMERS_ONLY = 'Customers only; leads have no email preferences.';
const PATCH_DESCRIPTION = `${CUSTOMERS_ONLY} Keys that are left out keep what is stored. "all" is a gate: while it is unsubscribed every effectiveStatus is, and every stored status stays.`;
const HISTORY_DESCRIPTION =
  'Who changed which preference, from what to what, when and by which route; the newest first.';

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v2/contacts',
    id: 'listContacts',
    summary: 'List contacts',
    description: 'The oldest first.',
    query: listSchema,
    answers: { 200: 'ContactList' },
  },
  {
    method: 'post',
    path: '/v2/contacts',
    id: 'upsertContact',
    summary: 'Create or update a contact',
    description:
      'The contact is named by userId or, without one, by email. 201 when it was created, 200 when it was there.',
    body: 'ContactUpsert',
    answers: { 200: 'Contact', 201: 'Contact' },
    errors: [403, 408, 413, 415],
  },
  {
    method: 'post',
    path: '/v2/contacts/search',
    id: 'searchContacts',
    summary: 'Search contacts',
    description:
      'One clause, or up to 15 that all must hold. The field preferences.KEY is the stored status of a preference. A cursor is good for the sort it was made for. totalCount stops at 5000.',
    body: 'ContactSearch',
    answers: { 200: 'ContactSearchResult' },
    errors: [408, 413, 415],
  },
  {
    method: 'get',
    path: ID,
    id: 'getContact',
    summary: 'Get a contact',
    answers: { 200: 'Contact' },
    errors: [404],
  },
  {
    method: 'delete',
    path: ID,
    id: 'deleteContact',
    summary: 'Delete a contact',
    description: 'Its history stays, without what names the person.',
    answers: { 200: 'DeletedContact' },
    errors: [404],
  },
  {
    method: 'post',
    path: `${ID}/block`,
    id: 'blockContact',
    summary: 'Block a contact',
    description: 'Customers and leads. Blocking twice is the same as once.',
    answers: { 200: 'BlockedContact' },
    errors: [404],
  },
  {
    method: 'post',
    path: `${ID}/unblock`,
    id: 'unblockContact',
    summary: 'Unblock a contact',
    answers: { 200: 'UnblockedContact' },
    errors: [404],
  },
  {
    method: 'get',
    path: USER_ID,
    id: 'getContactByUserId',
    summary: 'Get a customer by user id',
    answers: { 200: 'Contact' },
    errors: [404],
  },
  {
    method: 'delete',
    path: USER_ID,
    id: 'deleteContactByUserId',
    summary: 'Delete a customer by user id',
    description: 'Its history stays, without what names the person.',
    answers: { 200: 'DeletedContact' },
    errors: [404],
  },
  ...[
    { path: ID, suffix: '', by: '' },
    { path: USER_ID, suffix: 'ByUserId', by: ' by user id' },
  ].flatMap(({ path, suffix, by }): Operation[] => [
    {
      method: 'get',
      path: `${path}/email-preferences`,
      id: `getEmailPreferences${suffix}`,
      summary: `Get email preferences${by}`,
      description: CUSTOMERS_ONLY,
      answers: { 200: 'EmailPreferences' },
      errors: [404],
    },
    {
      method: 'patch',
      path: `${path}/email-preferences`,
      id: `updateEmailPreferences${suffix}`,
      summary: `Change email preferences${by}`,
      description: PATCH_DESCRIPTION,
      body: 'EmailPreferencesUpdate',
      answers: { 200: 'EmailPreferences' },
      errors: [404, 408, 413, 415],
    },
    {
      method: 'get',
      path: `${path}/email-preferences/history`,
      id: `getEmailPreferencesHistory${suffix}`,
      summary: `Get the history of email preferences${by}`,
      description: HISTORY_DESCRIPTION,
      query: pageSchema,
      answers: { 200: 'EmailPreferencesHistory' },
      errors: [404],
    },
  ]),
  {
    method: 'get',
    path: '/v2/companies',
    id: 'listCompanies',
    summary: 'List companies',
    description: 'The oldest first.',
    query: pageSchema,
    answers: { 200: 'CompanyList' },
  },
  {
    method: 'post',
    path: '/v2/companies',
    id: 'upsertCompany',
    summary: 'Create or update a company',
    description:
      'The company is named by companyId. Fields that are left out keep what is stored; null clears. 201 when it was created, 200 when it was there.',
    body: 'CompanyUpsert',
    answers: { 200: 'Company', 201: 'Company' },
    errors: [408, 413, 415],
  },
  {
    method: 'get',
    path: '/v2/companies/{id}',
    id: 'getCompany',
    summary: 'Get a company',
    answers: { 200: 'Company' },
    errors: [404],
  },
  {
    method: 'delete',
    path: '/v2/companies/{id}',
    id: 'deleteCompany',
    summary: 'Delete a company',
    description: 'Its contacts stay, without it.',
    answers: { 200: 'DeletedCompany' },
    errors: [404],
  },
  {
    method: 'delete',
    path: '/v2/companies/by-company-id/{companyId}',
    id: 'deleteCompanyByCompanyId',
    summary: 'Delete a company by the id in your system',
    description: 'Its contacts stay, without it.',
    answers: { 200: 'DeletedCompany' },
    errors: [404],
  },
];
