/** Every built-in text, in English, and the shape that each language fills. */

/** A name and a sentence that explains it. */
export type Label = readonly [name: string, description: string];

/** The texts of the element in one language. */
export interface Messages {
  /** Text direction. Default `ltr`. */
  dir?: 'rtl';
  /** Title of the whole. */
  title: string;
  /** Whose preferences these are. */
  for: (email: string) => string;
  /** Names and descriptions by preference key, `all` included. */
  labels: Readonly<Record<string, Label>>;
  /** Beside a category while all emails are off: a word or two. */
  off: string;
  /** Why, and what happens to the choices: shown while all emails are off. */
  why: string;
  undo: string;
  loading: string;
  saving: string;
  saved: string;
  /** Loading failed, for now. */
  down: string;
  /** Loading, or saving, failed because the token is no longer accepted. */
  expired: string;
  /** Nobody has this user id. */
  unknown: string;
  /** No connection; changes wait. */
  offline: string;
  /** No category to choose from. */
  empty: string;
  /** What could not be saved, by name. */
  failed: (names: string) => string;
  /** Beside a preference that was turned on, but could not be saved. */
  wantedOn: string;
  /** Beside a preference that was turned off, but could not be saved. */
  wantedOff: string;
  retry: string;
  save: string;
  discard: string;
  /** How many changes are not saved yet. */
  unsaved: (count: number) => string;
}

export const english: Messages = {
  title: 'Email preferences',
  for: (email) => `For ${email}`,
  labels: {
    all: ['All emails', 'Turn this off to unsubscribe from everything.'],
    postUpdates: ['Post updates', 'Status changes and updates on posts you follow.'],
    postComments: ['Post comments', 'New comments on posts you follow.'],
    commentReplies: ['Replies', 'Replies to your own comments.'],
    changelog: ['Changelog', 'News about what we have released.'],
  },
  off: 'Not sent',
  why: 'You get no emails from us. Your choices below are kept for when you turn this on again.',
  undo: 'Undo',
  loading: 'Loading…',
  saving: 'Saving…',
  saved: 'Saved',
  down: 'Your preferences could not be loaded.',
  expired: 'This link has expired. Please use the one in our latest email.',
  unknown: 'We have no email preferences for you.',
  offline: 'You are offline. Changes are saved when you are back.',
  empty: 'There are no emails to choose from.',
  failed: (names) => `Not saved: ${names}.`,
  wantedOn: 'You turned this on; it is not saved.',
  wantedOff: 'You turned this off; it is not saved.',
  retry: 'Try again',
  save: 'Save',
  discard: 'Discard',
  unsaved: (count) => (count === 1 ? '1 unsaved change' : `${count} unsaved changes`),
};
