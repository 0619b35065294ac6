/** What a request to the contacts service may hold. */
import * as z from 'zod/mini';
import { isSafeUserId, MAX_USER_ID_LENGTH } from '../user-id.ts';
import { CONTACT_TYPES } from './schema.ts';

/**
 * Text that a database keeps as it came: no NUL, at which some drivers cut, and no lone surrogate,
 * which has no UTF-8 form.
 *
 * @param max the longest accepted, in UTF-16 code units
 */
const text = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[^\0\p{Cs}]*$/u));

const time = z.iso.datetime({ offset: true });

const primitive = z.union([text(4096), z.number(), z.boolean()]);

const customFields = z.record(
  text(128).check(z.minLength(1)),
  z.nullable(z.union([primitive, z.array(primitive).check(z.maxLength(100))])),
);

/**
 * The body of an upsert. A field that is absent keeps what is stored.
 *
 * Source: Featurebase Contacts API, "Create or update a contact". `type` is ours: leads come to
 * Featurebase through its messenger, which this service does not have.
 */
export const upsertSchema = z
  .strictObject({
    userId: z.optional(
      z.string().check(
        z.refine(isSafeUserId, {
          error: `userId must have 1 to ${MAX_USER_ID_LENGTH} characters, none of them a control character, and not be "." or "..".`,
        }),
      ),
    ),
    email: z.optional(z.email().check(z.maxLength(254))),
    type: z.optional(z.enum(CONTACT_TYPES)),
    name: z.optional(text(256)),
    phone: z.optional(z.nullable(text(64))),
    profilePicture: z.optional(z.nullable(text(2048))),
    locale: z.optional(text(64)),
    roles: z.optional(z.array(text(64)).check(z.maxLength(100))),
    customFields: z.optional(customFields),
    subscribedToChangelog: z.optional(z.boolean()),
    createdAt: z.optional(z.nullable(time)),
  })
  .check(
    z.refine((body) => body.userId !== undefined || body.email !== undefined, {
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
