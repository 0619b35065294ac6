/** Every text of the pages beside the element's own, and in English. */
import type { Messages } from 'fb-email-preferences/messages';

/** The texts in one language. A `what` is the name of a category; without one, all emails are meant. */
export interface PageTexts {
  help: string;
  /** Title of the page that asks before it unsubscribes; says nothing about whom or what. */
  title: string;
  confirm: (sender: string, what?: string) => string;
  /** Below the question: a visit alone changes nothing. */
  confirmDetail: (what?: string) => string;
  unsubscribe: string;
  /** Heading and title. */
  done: string;
  doneDetail: (sender: string, what?: string) => string;
  /** Beside the button that undoes. */
  mistake: string;
  /** The button that undoes an unsubscription. */
  undo: string;
  /** Heading and title. */
  undone: string;
  undoneDetail: (sender: string, what?: string) => string;
  /** Heading and title, when a category is on again while all emails are off. */
  undoneOff: string;
  undoneOffDetail: (sender: string) => string;
  /** The way to all preferences. */
  manage: string;
  /** Downloads every change that was made to one's preferences. */
  history: string;
  /** At the end of the page with all preferences: its link is not for others. */
  keepPrivate: string;
  /** The way to all preferences by a new email. */
  requestLink: string;
  /** Below {@link PageTexts.requestLink}: where the email goes. */
  requestLinkDetail: string;
  /** The way to a new link, once the link of the page with all preferences has expired. */
  requestNewLink: string;
  /** Heading and title, after a link was asked for. */
  requested: string;
  requestedDetail: string;
  expired: string;
  expiredDetail: string;
  /** The texts of the element that speak of a session, for a page that was opened by a link. */
  linkExpired: Pick<Messages, 'signedOut' | 'failedSignedOut'>;
  /** The link is genuine and may do less than was asked. */
  limited: string;
  limitedDetail: string;
  invalid: string;
  invalidDetail: string;
  /** The page was asked for again, once the token had been taken out of its address. */
  reopen: string;
  reopenDetail: string;
  unknown: string;
  unknownDetail: string;
  /** Heading, where a preference cannot be changed. */
  locked: string;
  lockedDetail: string;
  /** Below {@link PageTexts.locked}: the system of record cannot do it, now or later. */
  unsupportedDetail: string;
  failed: string;
  failedDetail: string;
}

/** The texts that name the channel, for a channel other than email. In place of those of {@link PageTexts}. */
export type ChannelTexts = Pick<
  PageTexts,
  | 'confirm'
  | 'confirmDetail'
  | 'doneDetail'
  | 'undoneDetail'
  | 'undoneOffDetail'
  | 'manage'
  | 'keepPrivate'
  | 'expiredDetail'
  | 'linkExpired'
  | 'invalidDetail'
  | 'reopenDetail'
>;

/** The texts in English. */
export const english: PageTexts = {
  help: 'Help',
  title: 'Unsubscribe',
  confirm: (sender, what) =>
    what
      ? `Stop getting “${what}” emails from ${sender}?`
      : `Stop getting all emails from ${sender}?`,
  confirmDetail: (what) =>
    what ? 'Nothing has changed yet. Other emails stay as they are.' : 'Nothing has changed yet.',
  unsubscribe: 'Unsubscribe',
  done: 'You’re unsubscribed',
  doneDetail: (sender, what) =>
    what
      ? `You won’t get any more “${what}” emails from ${sender}.`
      : `You won’t get any more emails from ${sender}.`,
  mistake: 'Unsubscribed by mistake?',
  undo: 'Undo',
  undone: 'You’re subscribed again',
  undoneDetail: (sender, what) =>
    what
      ? `You’ll get “${what}” emails from ${sender} again.`
      : `You’ll get the same emails from ${sender} as before.`,
  undoneOff: 'Your choice is kept',
  undoneOffDetail: (sender) => `All emails from ${sender} are off.`,
  manage: 'Choose which emails you get',
  history: 'Download your preference history',
  keepPrivate:
    'You opened this page from a link in an email. Whoever has that link can change these preferences, so please don’t forward it.',
  requestLink: 'Email me a link to all my preferences',
  requestLinkDetail: 'We’ll send it to the email address we have for you, and to no other.',
  requestNewLink: 'Email me a new link',
  requested: 'Check your inbox',
  requestedDetail: 'If we have your email address, we’ve sent a new link to it.',
  expired: 'This link has expired',
  expiredDetail:
    'For your security, links in our emails stop working after a while. Try the one in our latest email.',
  linkExpired: {
    signedOut: {
      title: 'This link has expired.',
      detail:
        'For your security, links in our emails stop working after a while. Try the one in our latest email.',
    },
    failedSignedOut: 'This link has expired. Use the one in our latest email.',
  },
  limited: 'This link can’t do that',
  limitedDetail: 'For your security, this link can’t show or change all your preferences.',
  invalid: 'This link doesn’t work',
  invalidDetail: 'Part of it may be missing. Please open it again from the email it came with.',
  reopen: 'Please open the link again',
  reopenDetail:
    'For your security, this page doesn’t remember who you are. Use the link in the email again.',
  unknown: 'There’s nothing to change here',
  unknownDetail: 'The preferences this link was for no longer exist.',
  locked: 'This can’t be changed',
  lockedDetail: 'The sender doesn’t allow this choice to be changed here.',
  unsupportedDetail:
    'This choice can’t be changed here. Please write to the sender if you need it.',
  failed: 'Something went wrong',
  failedDetail: 'We couldn’t do that just now. Please try again in a moment.',
};
