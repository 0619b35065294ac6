/**
 * The one contract, spoken on every hop: the element, the handler and the contacts service exchange
 * these shapes. Written with `zod/mini`, because the handler's worker has a budget in bytes.
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

/** The API version that is spoken, sent and accepted as `Featurebase-Version`. */
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

/** What a system of record answers: the domain's own type, spoken on every hop. */
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
 * An answer with email preferences. Unknown keys are stripped at both levels, so what is parsed with
 * it can be sent on. `all` has to be there; a category that the system of record does not serve may
 * be missing.
 *
 * @param keys the preference keys to let through; default the gate and Featurebase's four categories
 */
export function contactEmailPreferencesSchema(keys: readonly string[] = PREFERENCE_KEYS) {
  return z.object({
    object: z.literal('contact_email_preferences'),
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

/** Every preference key of the Featurebase Contacts API, the gate first. */
export const PREFERENCE_KEYS: readonly PreferenceKey[] = [GATE, ...CATEGORIES];

/** Which surface a change of a preference came by; kept in the consent log. */
export type ConsentRoute = 'api' | 'element' | 'hosted_page' | 'one_click' | 'command_line';

/** One change of one preference, as it stands in the consent log. */
export interface PreferenceChange {
  object: 'email_preference_change';
  key: string;
  from: Status;
  to: Status;
  /** ISO 8601. */
  changedAt: string;
  /** A {@link ConsentRoute}; a system of record may know others. */
  route: string;
  /** The `jti` of the token that allowed the change. */
  tokenId: string | null;
  requestId: string | null;
}

/** A page of a person's consent log, the newest change first. */
export interface ConsentHistory {
  object: 'list';
  data: PreferenceChange[];
  /** Asks for the next page; null on the last. */
  nextCursor: string | null;
}

/** An answer with a page of a consent log. What is not in {@link PreferenceChange} is stripped. */
export const consentHistorySchema = z.object({
  object: z.literal('list'),
  data: z.array(
    z.object({
      object: z.literal('email_preference_change'),
      key: z.string(),
      from: statusSchema,
      to: statusSchema,
      changedAt: z.string(),
      route: z.string(),
      tokenId: z.nullable(z.string()),
      requestId: z.nullable(z.string()),
    }),
  ),
  nextCursor: z.nullable(z.string()),
});

/**
 * Headers by which the handler tells a system of record where a change came from. Featurebase
 * ignores them; the contacts service writes them to its consent log.
 */
export const CONSENT_HEADERS = {
  route: 'X-Consent-Route',
  tokenId: 'X-Consent-Token-Id',
  requestId: 'X-Request-Id',
} as const;
