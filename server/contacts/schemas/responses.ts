/**
 * What the contacts service answers. The types of the code and `/openapi.json` both come from these
 * schemas.
 *
 * Source: Featurebase Contacts API. `history` is ours.
 */

import { preferenceChangeSchema as contractChangeSchema } from 'fb-email-preferences-server/contract';
import * as z from 'zod/mini';
import { STORED_ROUTES } from '../database/consent-routes.ts';
import { CONTACT_TYPES } from '../database/schema.ts';

const id = z.string().check(z.regex(/^[0-9a-f]{24}$/));
const time = z.iso.datetime();

/** A company, as part of a contact. `id` is ours, `companyId` the caller's. */
export const companySchema = z.strictObject({
  object: z.literal('company'),
  id,
  companyId: z.string(),
  name: z.string(),
  monthlySpend: z.nullable(z.number()),
  companySize: z.nullable(z.number()),
  customFields: z.record(z.string(), z.unknown()),
  industry: z.nullable(z.string()),
  website: z.nullable(z.string()),
  plan: z.nullable(z.string()),
  linkedUsers: z.int(),
  createdAt: z.nullable(time),
  updatedAt: time,
  lastActivity: time,
});

/** A contact. `userId` and `locale` are left out when there is none, as Featurebase does. */
export const contactSchema = z.strictObject({
  object: z.literal('contact'),
  id,
  userId: z.optional(z.string()),
  email: z.nullable(z.string()),
  name: z.string(),
  profilePicture: z.nullable(z.string()),
  type: z.enum(CONTACT_TYPES),
  companies: z.array(companySchema),
  customFields: z.record(z.string(), z.unknown()),
  locale: z.optional(z.string()),
  roles: z.array(z.string()),
  postsCreated: z.int(),
  commentsCreated: z.int(),
  lastActivity: time,
  subscribedToChangelog: z.boolean(),
  manuallyOptedOutFromChangelog: z.boolean(),
});

const nextCursor = z.nullable(z.string());

/** One page of contacts; `nextCursor` is null on the last. */
export const contactListSchema = z.strictObject({
  object: z.literal('list'),
  data: z.array(contactSchema),
  nextCursor,
});

/** One page of companies; `nextCursor` is null on the last. */
export const companyListSchema = z.strictObject({
  object: z.literal('list'),
  data: z.array(companySchema),
  nextCursor,
});

/** One page of a search. */
export const searchResultSchema = z.strictObject({
  object: z.literal('list'),
  data: z.array(contactSchema),
  nextCursor,
  totalCount: z.int().check(z.gte(0), z.lte(5000)),
  totalCountCapped: z.boolean(),
});

export const deletedSchema = z.strictObject({
  id,
  object: z.literal('contact'),
  deleted: z.literal(true),
});

export const deletedCompanySchema = z.strictObject({
  id,
  object: z.literal('company'),
  deleted: z.literal(true),
});

export const blockedSchema = z.strictObject({
  id,
  object: z.literal('contact'),
  blocked: z.literal(true),
});

export const unblockedSchema = z.strictObject({
  id,
  object: z.literal('contact'),
  unblocked: z.literal(true),
});

/** One change of one preference. What names a person is null once the contact is deleted. */
export const preferenceChangeSchema = z.strictObject({
  ...contractChangeSchema.shape,
  contactId: id,
  userId: z.nullable(z.string()),
  changedAt: time,
  route: z.enum(STORED_ROUTES),
});

/** One page of a contact's history, newest first. */
export const historySchema = z.strictObject({
  object: z.literal('list'),
  data: z.array(preferenceChangeSchema),
  nextCursor,
});

/** The error envelope. */
export const errorSchema = z.strictObject({
  error: z.strictObject({
    type: z.enum([
      'authentication_error',
      'authorization_error',
      'invalid_request_error',
      'rate_limit_error',
      'api_error',
    ]),
    code: z.string(),
    message: z.string(),
    param: z.optional(z.string()),
    status: z.int(),
  }),
});

/** A contact as it is served. */
export type Contact = z.output<typeof contactSchema>;

/** A company as it is served. */
export type Company = z.output<typeof companySchema>;

/** A page of companies. */
export type CompanyList = z.output<typeof companyListSchema>;

/** A page of contacts. */
export type ContactList = z.output<typeof contactListSchema>;

/** A page of a search. */
export type SearchResult = z.output<typeof searchResultSchema>;

/** A page of a contact's history. */
export type History = z.output<typeof historySchema>;
