/**
 * The contract's optional fields: for systems of record that name their own categories, lock some of
 * them, or reach people by another way than email. A module of its own, because the worker that
 * speaks to Featurebase has no use for it.
 */

import { GATE } from 'fb-email-preferences/preferences';
import * as z from 'zod/mini';
import { preferenceSchema, statusSchema } from './contract.ts';
import { plainText } from './plain-text.ts';

/** The longest label, in characters. */
export const MAX_LABEL_LENGTH = 80;

/** The longest description and the longest reason, in characters. */
export const MAX_DESCRIPTION_LENGTH = 300;

/** What stands in for what is hidden of an address or a number. */
const MASK = '•';

/** A preference key as a system may serve it; the same form as the `category` of a token. */
export const preferenceKeySchema = z.string().check(z.regex(/^[A-Za-z][\w-]{0,63}$/));

const textUpTo = (length: number) =>
  z.optional(
    z.pipe(
      z.string(),
      z.transform((text) => plainText(text, length)),
    ),
  );

/** A preference with the optional fields: texts made plain and cut, all that is unknown stripped. */
export const describedPreferenceSchema = z.extend(preferenceSchema, {
  label: textUpTo(MAX_LABEL_LENGTH),
  description: textUpTo(MAX_DESCRIPTION_LENGTH),
  icon: z.optional(z.string().check(z.regex(/^https:\/\/[^\s"'<>\\]{1,2000}$/))),
  locked: z.optional(z.enum(['required', 'sender', 'unsupported'])),
  reason: textUpTo(MAX_DESCRIPTION_LENGTH),
});

const servedPreferences = z
  .record(preferenceKeySchema, describedPreferenceSchema)
  .check(z.refine((map) => Object.hasOwn(map, GATE)));

const fixedPreferences = (keys: readonly string[]) =>
  z.object(
    Object.fromEntries(
      keys.map((key) => [
        key,
        key === GATE ? describedPreferenceSchema : z.optional(describedPreferenceSchema),
      ]),
    ),
  );

/**
 * An answer with the optional fields.
 *
 * @param keys the keys to let through, others are stripped; `served` for any that has the form of
 *   one. `all` has to be there
 */
export function describedPreferencesSchema(keys: readonly string[] | 'served') {
  return z.object({
    object: z.literal('contact_email_preferences'),
    contactId: z.string(),
    userId: z.optional(z.nullable(z.string())),
    email: z.optional(z.nullable(z.string())),
    channel: z.optional(z.enum(['email', 'whatsapp'])),
    // Only masked: the handler masks addresses, and cannot know how to mask what is none.
    recipient: z.optional(z.string().check(z.maxLength(64), z.includes(MASK))),
    blocksReplies: z.optional(z.boolean()),
    preferences: keys === 'served' ? servedPreferences : fixedPreferences(keys),
  });
}

/**
 * The body of a PATCH where the system serves its own keys: `{"preferences": {...}}` with 1 to 100
 * keys that have the form of one.
 */
export const servedUpdateSchema = z.strictObject({
  preferences: z.record(preferenceKeySchema, statusSchema).check(
    z.refine((map) => Object.keys(map).length > 0, {
      error: 'Give at least one preference to change.',
    }),
    z.refine((map) => Object.keys(map).length <= 100, {
      error: 'Give at most 100 preferences to change.',
    }),
  ),
});
