/** Every built-in text of the element, in English, and the interface that each language implements. */
import type { Label } from './label-of.ts';
import type { Status } from './preferences.ts';

export { type Label, labelOf } from './label-of.ts';

/** The text of a panel. Both parts are sentences; `detail` follows `title` and may be in one line with it. */
export interface Panel {
  /** What happened. */
  title: string;
  /** What it means, or what to do. */
  detail: string;
}

/**
 * The texts of the element in one language. The element never joins two of them: a text that depends
 * on a name, a number or another text is a function of it.
 */
export interface Messages {
  /** BCP 47 tag of the language of these texts. */
  lang: string;
  /** Text direction. Default `ltr`. */
  dir?: 'rtl';

  /** Heading of the element. */
  title: string;
  /** Below the title: whose preferences these are; the address is masked. */
  for: (email: string) => string;
  /** By preference key; `all` is the gate. Each description is true whether the switch is on or off. */
  labels: Readonly<Record<string, Label>>;
  /** A preference and its status: `Replies (off)`. */
  choice: (name: string, status: Status) => string;
  /** Several names or choices, one after the other: `Replies (off), Changelog (on)`. */
  list: (items: readonly string[]) => string;

  /** The gate while it is open, with categories below it; `description` is that of `all`. */
  choicesKept: (description: string) => string;
  /** The gate while it is open, without categories, where `description` names the messages it stops. */
  stopAll: (description: string) => string;
  /** The gate while it is open, where closing it also stops the person from writing to the sender. */
  blocksReplies?: (description: string) => string;
  /** The gate while it is closed, with categories below it. */
  why: string;
  /** The gate while it is closed, with categories of which some are locked on. */
  whyExcept: string;
  /** The gate while it is closed, without categories. */
  whyAlone: string;
  /** Heading of the categories while the gate is open. */
  chosen: string;
  /** Heading of the categories while the gate is closed. */
  later: string;
  /** In place of the categories: there are none. */
  empty: string;

  /** Slot: the switch is on, and the gate is closed. In the slot, 7em at most in one or two lines. */
  notSent: string;
  /** Slot and bar: the change is on its way. */
  saving: string;
  /** Slot and bar: the change is saved. */
  saved: string;
  /** Slot: the change failed. */
  notSaved: string;
  /** Slot: the change waits for a connection. */
  waiting: string;
  /** Slot: the change waits for the Save button. */
  changed: string;
  /** Slot: the switch is on and cannot be changed. */
  alwaysOn: string;
  /** Slot: the switch is off and cannot be changed. */
  alwaysOff: string;
  /** Description of a switch that is locked on, where no other reason is given. */
  lockedOn: string;
  /** Description of a switch that is locked off, where no other reason is given. */
  lockedOff: string;
  /** Announced when a person tries to change a locked switch. */
  locked: (name: string, status: Status) => string;

  /** Button: opens the gate again, or puts a category back. */
  undo: string;
  /** Button: loads or saves once more. */
  retry: string;
  /** Button: saves all changes (`save="submit"`). */
  save: string;
  /** Button: takes back all changes that are not saved (`save="submit"`). */
  discard: string;

  /** Bar: preferences are being loaded. */
  loading: string;
  /** Bar, while there is nothing else to say: each change saves itself. */
  instant: string;
  /** Bar, while nothing waits for the Save button. */
  unchanged: string;
  /** Bar: how many changes wait for the Save button, at least 1. */
  unsaved: (count: number) => string;
  /** Bar: a change is saved, and Undo is offered. */
  undoable: string;
  /** Bar: there is no connection, and this many changes wait, at least 1. */
  offline: (count: number) => Panel;
  /** Bar: changes that could not be saved; `names` is a {@link Messages.list | list} of names or of the choices that were wanted. */
  failed: (names: string) => string;
  /** After {@link Messages.failed}, of one preference: its status is still `subscribed`. */
  stillOn: string;
  /** After {@link Messages.failed}, of one preference: its status is still `unsubscribed`. */
  stillOff: string;
  /** After {@link Messages.failed}, of several preferences. */
  asBefore: string;
  /** After {@link Messages.failed}: the answer was 401. The hosted page speaks of its link here. */
  failedSignedOut: string;
  /** Bar: saving failed (`save="submit"`); the switches stay as the person left them. */
  submitFailed: Panel;
  /** Bar: a request ended without an answer, and reading again failed, too; `names` as in {@link Messages.failed}. */
  unconfirmed: (names: string) => Panel;
  /** Bar: another tab or program changed preferences; `choices` is a list of what they are now. */
  changedElsewhere: (choices: string) => string;

  /** Panel: loading failed, for now. */
  down: Panel;
  /** Panel: there is no connection, and nothing was loaded. */
  offlineLoad: Panel;
  /** Panel: the page is set up wrongly (no token, wrong endpoint, origin refused). */
  unavailable: Panel;
  /** Panel: the answer to loading was 401. The hosted page speaks of its link here. */
  signedOut: Panel;
  /** Panel: no contact has this user id. */
  unknown: Panel;
}

/** The texts that name the channel, for a channel other than email. In place of those of {@link Messages}. */
export interface ChannelMessages
  extends Pick<
    Messages,
    'title' | 'why' | 'whyExcept' | 'whyAlone' | 'empty' | 'unavailable' | 'unknown'
  > {
  /** The label of the gate. */
  all: Label;
  blocksReplies: (description: string) => string;
}

/** English, always there. */
export const english: Messages = {
  lang: 'en',
  title: 'Email preferences',
  for: (email) => `For ${email}`,
  labels: {
    all: ['All emails', 'When this is off, you’re unsubscribed from everything.'],
    postUpdates: ['Post updates', 'Status changes and news on posts you follow.'],
    postComments: ['Post comments', 'New comments on posts you follow.'],
    commentReplies: ['Replies', 'Replies to your comments.'],
    changelog: ['Changelog', 'New features and improvements.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'on' : 'off'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Your choices below are kept.`,
  stopAll: (description) => `${description} Turn this off to stop them all.`,
  why: 'You won’t get any emails from us. You can still change your choices: they apply once you turn emails back on.',
  whyExcept:
    'You won’t get any emails from us, except those that are always sent. You can still change your choices: they apply once you turn emails back on.',
  whyAlone: 'You won’t get any emails from us.',
  chosen: 'What you get',
  later: 'Choices for later',
  empty: 'There are no other emails to choose from.',

  notSent: 'Not being sent',
  saving: 'Saving…',
  saved: 'Saved',
  notSaved: 'Not saved',
  waiting: 'Waiting',
  changed: 'Changed',
  alwaysOn: 'Always on',
  alwaysOff: 'Always off',
  lockedOn: 'Always sent. You can’t turn this off.',
  lockedOff: 'Never sent. You can’t turn this on.',
  locked: (name, status) => `Always ${status === 'subscribed' ? 'on' : 'off'}: ${name}.`,

  undo: 'Undo',
  retry: 'Try again',
  save: 'Save',
  discard: 'Discard changes',

  loading: 'Loading your preferences…',
  instant: 'Changes are saved as you make them.',
  unchanged: 'No unsaved changes',
  unsaved: (count) => (count === 1 ? '1 unsaved change' : `${count} unsaved changes`),
  undoable: 'Saved. You can still undo this.',
  offline: (count) => ({
    title: 'You’re offline.',
    detail: `Keep this page open: ${count === 1 ? '1 change is' : `${count} changes are`} saved when you’re back online.`,
  }),
  failed: (names) => `We couldn’t save: ${names}.`,
  stillOn: 'It’s still on.',
  stillOff: 'It’s still off.',
  asBefore: 'They’re as before.',
  failedSignedOut: 'Your session has ended. Reload the page and try again.',
  submitFailed: { title: 'We couldn’t save.', detail: 'Your changes are still here.' },
  unconfirmed: (names) => ({
    title: `We couldn’t confirm whether this was saved: ${names}.`,
    detail: 'Try again, or reload the page to see what’s saved.',
  }),
  changedElsewhere: (choices) => `Changed elsewhere meanwhile: ${choices}.`,

  down: {
    title: 'We couldn’t load your preferences.',
    detail: 'They’re unchanged. Please try again.',
  },
  offlineLoad: {
    title: 'You’re offline.',
    detail: 'Your preferences load when you’re back online.',
  },
  unavailable: {
    title: 'Email preferences aren’t available here right now.',
    detail: 'Something on this page isn’t set up right. Please try again later.',
  },
  signedOut: { title: 'Your session has ended.', detail: 'Reload the page.' },
  unknown: {
    title: 'There’s nothing to choose here.',
    detail: 'We couldn’t find any email preferences for you.',
  },
};
