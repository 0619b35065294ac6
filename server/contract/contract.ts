/**
 * The schemas of the one contract: the element, the handler and the contacts service exchange these
 * shapes. Written with `zod/mini`, because the size of the handler's worker is limited.
 *
 * Source: Featurebase Contacts API, "Get/Update contact email preferences".
 */

import {
  CATEGORIES,
  GATE,
  type PreferenceKey,
  type Status,
} from 'fb-email-preferences/preferences';
import * as z from 'zod/mini';

/** The API version that is sent and accepted as `Featurebase-Version`. */
export const API_VERSION = '2026-01-01.nova';

export const statusSchema = z.enum(['subscribed', 'unsubscribed']);

export const preferenceSchema = z.object({
  status: statusSchema,
  effectiveStatus: statusSchema,
});

/**
 * A partial map of preference keys to the statuses to store. Absolute, so repeating it is harmless.
 *
 * @example { changelog: 'unsubscribed' }
 */
export type PreferenceChanges = Partial<Record<string, Status>>;

/** The answer of a system of record. */
export type { ContactEmailPreferences } from 'fb-email-preferences/preferences';

/**
 * The body of a PATCH: `{"preferences": {...}}` with at least one key, and none beside `keys`.
 *
 * @param keys the preference keys to accept; default the gate and Featurebase's four categories
 */
export function updateSchema(keys: readonly string[] = PREFERENCE_KEYS) {
  return z.strictObject({
    preferences: z
      .strictObject(Object.fromEntries(keys.map((key) => [key, z.optional(statusSchema)])))
      .check(
        z.refine((map) => Object.keys(map).length > 0, {
          error: 'Give at least one preference to change.',
        }),
      ),
  });
}

/**
 * An answer with email preferences. Unknown keys are stripped at both levels, so an
 * answer parsed with it can be sent on. `all` has to be there; a category that the system of record does not serve may
 * be missing.
 *
 * @param keys the preference keys to let through; default the gate and Featurebase's four categories
 */
export function contactEmailPreferencesSchema(keys: readonly string[] = PREFERENCE_KEYS) {
  return z.object({
    object: z.enum(['contact_email_preferences']),
    contactId: z.string(),
    userId: z.optional(z.nullable(z.string())),
    email: z.optional(z.nullable(z.string())),
    preferences: z.object(
      Object.fromEntries(
        keys.map((key) => [key, key === GATE ? preferenceSchema : z.optional(preferenceSchema)]),
      ),
    ),
  });
}

/** What may be asked of Featurebase, and answered: its own keys, and of each preference the statuses. */
export function fixedContract() {
  return { update: updateSchema(), answer: contactEmailPreferencesSchema() };
}

/** Every preference key of the Featurebase Contacts API, the gate first. */
export const PREFERENCE_KEYS: readonly PreferenceKey[] = [GATE, ...CATEGORIES];

/** The surfaces that a change of a preference can come by; kept in the consent log. */
export const CONSENT_ROUTES = [
  'api',
  'element',
  'hosted_page',
  'one_click',
  'command_line',
] as const;

export type ConsentRoute = (typeof CONSENT_ROUTES)[number];

/**
 * One change of one preference, as it stands in the consent log. Unknown members are stripped, so a
 * system of record can extend it (`z.extend`).
 */
export const preferenceChangeSchema = z.object({
  object: z.enum(['email_preference_change']),
  key: z.string(),
  from: statusSchema,
  to: statusSchema,
  /** ISO 8601. */
  changedAt: z.string(),
  /** A {@link ConsentRoute}; a system of record may have others. */
  route: z.string(),
  /** The `jti` of the token that allowed the change. */
  tokenId: z.nullable(z.string()),
  requestId: z.nullable(z.string()),
});

export type PreferenceChange = z.output<typeof preferenceChangeSchema>;

/** A page of a person's consent log, the newest change first. */
export const consentHistorySchema = z.object({
  object: z.enum(['list']),
  data: z.array(preferenceChangeSchema),
  /** Asks for the next page; null on the last. */
  nextCursor: z.nullable(z.string()),
});

export type ConsentHistory = z.output<typeof consentHistorySchema>;

/**
 * Headers in which the handler sends the origin of a change to a system of record. Featurebase
 * ignores them; the contacts service writes them to its consent log.
 */
export const CONSENT_HEADERS = {
  route: 'X-Consent-Route',
  tokenId: 'X-Consent-Token-Id',
  requestId: 'X-Request-Id',
} as const;
