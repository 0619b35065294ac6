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

/** By which way messages reach people. */
export type Channel = 'email' | 'whatsapp';

/**
 * The description of a preference, from systems of record that have one. Featurebase has none. All
 * texts are plain text, never markup.
 */
export interface PreferenceDetails {
  /** Name of the preference, in the language of the person; at most 80 characters. */
  readonly label?: string;
  /** One sentence about the preference; at most 300 characters. */
  readonly description?: string;
  /** An https address of a picture for the category. */
  readonly icon?: string;
  /** Set when the preference cannot be changed. */
  readonly locked?: Lock;
  /** One sentence about the reason of the lock; at most 300 characters. */
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
  /** By which way the messages reach the person; missing for `email`. */
  channel?: Channel;
  /** Whom they reach, masked, where that is no email address, such as `+55 •••• 99`. */
  recipient?: string;
  /**
   * True when closing the gate also stops the person from writing to the sender. To be said before it
   * is closed.
   */
  blocksReplies?: boolean;
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
