/** What a request to the contacts service may hold. */

import { isSafeUserId, MAX_USER_ID_LENGTH } from 'fb-email-preferences-server/contract';
import * as z from 'zod/mini';
import { CONTACT_TYPES } from '../database/schema.ts';
import { STORABLE, text } from './text.ts';

const requiredText = (max: number) =>
  text(max).check(z.minLength(1, { error: 'Text here must not be empty.' }));

const list = <Item extends z.ZodMiniType>(item: Item, max: number) =>
  z.array(item).check(z.maxLength(max, { error: `The list can have at most ${max} entries.` }));

const time = z.iso.datetime({
  offset: true,
  error: 'Times are ISO 8601 with a time zone, such as 2026-01-31T12:00:00Z.',
});

const primitive = z.union([text(4096), z.number(), z.boolean()]);

/** Custom fields, merged one by one. */
const customFields = z.record(
  requiredText(128),
  z.nullable(
    z.union([primitive, list(primitive, 100)], {
      error: 'A custom field is text, a number, true, false, null, or a list of those.',
    }),
  ),
);

/** The lower-case or upper-case hexadecimal digits of an HMAC-SHA256. */
const hash = z
  .string()
  .check(z.regex(/^[0-9a-fA-F]{64}$/, { error: 'A hash is 64 hexadecimal digits.' }));

/** RFC 6531: both halves may be in any script. RFC 5321, section 4.5.3.1: at most 254 octets. */
const email = z
  .email({ pattern: z.regexes.unicodeEmail, error: 'This is not an email address.' })
  .check(z.maxLength(254), z.regex(STORABLE));

const about = z.describe;

/** What a caller says of a company. */
const companyFields = {
  companySize: z.optional(z.nullable(z.number().check(about('Number of employees.')))),
  createdAt: z.optional(z.nullable(time)),
  customFields: z.optional(customFields),
  industry: z.optional(z.nullable(text(256))),
  monthlySpend: z.optional(z.nullable(z.number())),
  plan: z.optional(z.nullable(text(256))),
  website: z.optional(z.nullable(text(2048))),
};

/** What is served and not stored from a request: taken, so that what was read can be sent back. */
const ignored = z.optional(z.unknown().check(about('Ignored: read only.')));

const readOnlyOfCompany = {
  object: z.optional(z.literal('company')),
  linkedUsers: ignored,
  updatedAt: ignored,
  lastActivity: ignored,
};

/** A company as part of an upsert, or as it is read as part of a contact. */
const company = z.pipe(
  z.strictObject({
    id: requiredText(256).check(about("The company's id in your system.")),
    companyId: z.optional(
      requiredText(256).check(
        about('Where it stands, as in an answer, it is the id in your system, and id is ignored.'),
      ),
    ),
    name: requiredText(256),
    companyHash: z.optional(hash.check(about('HMAC-SHA256 of the id, in hexadecimal.'))),
    ...companyFields,
    ...readOnlyOfCompany,
  }),
  z.transform(({ id, companyId, ...rest }) => ({ ...rest, companyId: companyId ?? id })),
);

/**
 * The body of an upsert of a company. A field that is absent keeps what is stored; null clears it.
 *
 * Source: the official client, `client.users.companies.createOrUpdate`.
 */
export const companyUpsertSchema = z.strictObject({
  companyId: requiredText(256).check(about("The company's id in your system.")),
  name: requiredText(256),
  ...companyFields,
  ...readOnlyOfCompany,
  id: ignored,
});

const USER_ID_ERROR = `userId must have 1 to ${MAX_USER_ID_LENGTH} characters, none of them a control character, and not be "." or "..".`;

/**
 * The body of an upsert. A field that is absent keeps what is stored; `companies` replaces the list.
 *
 * Source: Featurebase Contacts API, "Create or update a contact". `type` is ours: leads come to
 * Featurebase through its messenger, which this service does not have.
 */
export const upsertSchema = z
  .strictObject({
    userId: z.optional(
      z
        .string()
        .check(
          z.maxLength(MAX_USER_ID_LENGTH, { error: USER_ID_ERROR }),
          z.refine(isSafeUserId, { error: USER_ID_ERROR }),
          about("The contact's id in your system. Decides before email which contact is meant."),
        ),
    ),
    email: z.optional(z.nullable(email)),
    type: z.optional(
      z
        .enum(CONTACT_TYPES)
        .check(about('What to create; default customer. An existing lead can become a customer.')),
    ),
    name: z.optional(text(256)),
    phone: z.optional(z.nullable(text(64))),
    profilePicture: z.optional(z.nullable(text(2048))),
    locale: z.optional(text(64)),
    roles: z.optional(list(text(64), 100)),
    companies: z.optional(
      list(company, 50).check(
        about('Every company that the contact belongs to; replaces the list.'),
      ),
    ),
    customFields: z.optional(
      customFields.check(about('Merged into what is stored, field by field.')),
    ),
    subscribedToChangelog: z.optional(
      z
        .boolean()
        .check(
          about("Sets the changelog preference. True does not undo the contact's own opt-out."),
        ),
    ),
    userHash: z.optional(hash.check(about('HMAC-SHA256 of userId or email, in hexadecimal.'))),
    createdAt: z.optional(z.nullable(time)),
    object: z.optional(z.literal('contact')),
    id: ignored,
    postsCreated: ignored,
    commentsCreated: ignored,
    lastActivity: ignored,
    manuallyOptedOutFromChangelog: ignored,
  })
  .check(
    z.refine((body) => body.userId !== undefined || body.email != null, {
      path: ['userId'],
      error: 'Give a userId or an email, to say which contact is meant.',
    }),
    z.refine((body) => body.userId === undefined || body.type !== 'lead', {
      path: ['type'],
      error: 'A contact with a userId is a customer. Leave out the userId, or the type.',
    }),
  );

/** An upsert, parsed. */
export type UpsertRequest = z.output<typeof upsertSchema>;

/** The page size of every list when none is asked for. */
export const DEFAULT_LIMIT = 10;

const LIMIT_ERROR = 'limit must be a whole number from 1 to 100.';

/** `limit` as a query parameter. */
const limitParam = z._default(
  z.pipe(
    z.string().check(z.regex(/^([1-9]\d?|100)$/, { error: LIMIT_ERROR })),
    z.transform(Number),
  ),
  DEFAULT_LIMIT,
);

/** The query parameters of a list that has no filter. */
export const pageSchema = z.strictObject({
  limit: limitParam,
  cursor: z.optional(z.string()),
});

/** The query parameters of the list of contacts. */
export const listSchema = z.extend(pageSchema, {
  contactType: z._default(z.enum([...CONTACT_TYPES, 'all']), 'customer'),
});

export type PageRequest = z.output<typeof pageSchema>;
export type ListRequest = z.output<typeof listSchema>;
