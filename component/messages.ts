/** Every built-in text, in English, and the shape that each language fills. */

/** A name, and a sentence that explains it. */
export type Label = readonly [name: string, description: string];

/** The texts of the element in one language. */
export interface Messages {
  /** Language tag of these texts. */
  lang: string;
  /** Text direction. Default `ltr`. */
  dir?: 'rtl';
  title: string;
  /** Whose preferences these are; the address is masked. */
  for: (email: string) => string;
  /** By preference key; `all` is the switch for everything. */
  labels: Readonly<Record<string, Label>>;
  /** Beside a category while all emails are off. */
  notSent: string;
  /** Why, and what becomes of the choices, while all emails are off. */
  why: string;
  undo: string;
  loading: string;
  saving: string;
  saved: string;
  /** Loading failed, for now. */
  down: string;
  /** The token is no longer accepted. */
  expired: string;
  /** Nobody has this user id. */
  unknown: string;
  /** There is no connection; changes wait. */
  offline: string;
  /** There is no category to choose from. */
  empty: string;
  /** What could not be saved: names of preferences, each with `on` or `off`, what was wanted. */
  failed: (names: readonly string[]) => string;
  on: string;
  off: string;
  retry: string;
  save: string;
  discard: string;
  /** How many changes wait for Save. */
  unsaved: (count: number) => string;
}

/** English, always there. */
export const english: Messages = {
  lang: 'en',
  title: 'Email preferences',
  for: (email) => `For ${email}`,
  labels: {
    all: ['All emails', 'Turn this off to unsubscribe from everything.'],
    postUpdates: ['Post updates', 'Updates on posts you follow.'],
    postComments: ['Post comments', 'New comments on posts you follow.'],
    commentReplies: ['Replies', 'Replies to your comments.'],
    changelog: ['Changelog', 'What is new.'],
  },
  notSent: 'Not sent',
  why: 'You get no emails from us. Your choices are kept for when you turn this on again.',
  undo: 'Undo',
  loading: 'Loading…',
  saving: 'Saving…',
  saved: 'Saved',
  down: 'Could not load your preferences.',
  expired: 'This link has expired. Use the one in our latest email.',
  unknown: 'We have no email preferences for you.',
  offline: 'You are offline. Changes are saved when you are back.',
  empty: 'No emails to choose from.',
  failed: (names) => `Not saved: ${names.join(', ')}.`,
  on: 'on',
  off: 'off',
  retry: 'Try again',
  save: 'Save',
  discard: 'Discard',
  unsaved: (count) => (count === 1 ? '1 unsaved change' : `${count} unsaved changes`),
};
