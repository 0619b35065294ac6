/**
 * The domain: preference keys, statuses, and the gate. Imports nothing, so that the element, the
 * handler and the contacts service share one rule.
 *
 * Source: Featurebase Contacts API, "Preference Semantics" and "Supported Preference Keys".
 */

/** What is stored for one preference: whether this kind of email is wanted. */
export type Status = 'subscribed' | 'unsubscribed';

/** Both statuses, in the order in which they are offered. */
export const STATUSES: readonly Status[] = ['subscribed', 'unsubscribed'];

/**
 * The key of the master delivery gate. It is not a "select all": closing it stops every email and
 * leaves each category's stored status as it is, so that opening it restores the person's choices.
 */
export const GATE = 'all';

/** The categories that the Featurebase Contacts API serves, in the order in which they are shown. */
export const CATEGORIES = ['postUpdates', 'postComments', 'commentReplies', 'changelog'] as const;

/** A category of the Featurebase Contacts API. Systems of record may serve others besides. */
export type Category = (typeof CATEGORIES)[number];

/** A preference key: the gate or a category. */
export type PreferenceKey = typeof GATE | Category;

/**
 * Why a preference cannot be changed: the law or the product needs it (`required`), the sender decides
 * it (`sender`), or the system of record cannot store it (`unsupported`).
 */
export type Lock = 'required' | 'sender' | 'unsupported';

/** The description of a preference, from systems of record that have one. Featurebase has none. */
export interface PreferenceDetails {
  /** Name of the preference, in the language of the person. */
  readonly label?: string;
  /** One sentence about the preference. */
  readonly description?: string;
  /** Set when the preference cannot be changed. */
  readonly locked?: Lock;
  /** One sentence about the reason of the lock. */
  readonly reason?: string;
}

/** One preference as it travels: what is stored, and what that comes to once the gate is applied. */
export interface Preference extends PreferenceDetails {
  status: Status;
  effectiveStatus: Status;
}

/** Stored statuses by preference key. */
export type Statuses = Readonly<Record<string, Status>>;

/** Whose preferences, and each with its effective status: the answer to GET and PATCH alike. */
export interface ContactEmailPreferences {
  object: 'contact_email_preferences';
  contactId: string;
  /** The id the customer's own system gave the person. */
  userId?: string | null;
  /** Masked by the handler, such as `j•••@e••••••.com`. */
  email?: string | null;
  /** By preference key. {@link GATE} is always there. */
  preferences: Record<string, Preference>;
}

/**
 * The status that decides whether an email goes out.
 *
 * @param gate the stored status of {@link GATE}
 * @param stored the stored status of the category; for the gate itself, the gate's own
 * @returns `unsubscribed` while the gate is, else `stored`
 * @example
 * effectiveStatus('unsubscribed', 'subscribed'); // 'unsubscribed': the gate is closed
 * effectiveStatus('subscribed', 'subscribed'); // 'subscribed'
 */
export function effectiveStatus(gate: Status, stored: Status): Status {
  return gate === 'unsubscribed' ? 'unsubscribed' : stored;
}
