/** Every text of the pages beside the element's own, and in English. */

/** The texts in one language. A `what` is the name of a category; without one, all emails are meant. */
export interface PageTexts {
  help: string;
  /** Of every page about unsubscribing; says nothing about whom or what. */
  title: string;
  confirm: (sender: string, what?: string) => string;
  unsubscribe: string;
  done: string;
  doneDetail: (sender: string, what?: string) => string;
  /** Beside the button that undoes. */
  mistake: string;
  undone: string;
  undoneDetail: (sender: string, what?: string) => string;
  /** The way to all preferences. */
  manage: string;
  /** Downloads every change that was made to one's preferences. */
  history: string;
  /** The way to all preferences by a new email. */
  requestLink: string;
  requested: string;
  requestedDetail: string;
  expired: string;
  expiredDetail: string;
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
  failed: string;
  failedDetail: string;
}

/** The texts in English. */
export const english: PageTexts = {
  help: 'Help',
  title: 'Unsubscribe',
  confirm: (sender, what) =>
    what ? `Stop “${what}” emails from ${sender}?` : `Stop all emails from ${sender}?`,
  unsubscribe: 'Unsubscribe',
  done: 'You are unsubscribed',
  doneDetail: (sender, what) =>
    what
      ? `You will get no more “${what}” emails from ${sender}.`
      : `You will get no more emails from ${sender}.`,
  mistake: 'Was that a mistake?',
  undone: 'Undone',
  undoneDetail: (sender, what) =>
    what
      ? `“${what}” emails from ${sender} are on again, as before.`
      : `Your emails from ${sender} are as they were before.`,
  manage: 'Choose which emails you get',
  history: 'Download the history of your choices',
  requestLink: 'Email me a link to all my preferences',
  requested: 'Look into your inbox',
  requestedDetail: 'If we have an address for you, a new link is on its way to it.',
  expired: 'This link has expired',
  expiredDetail:
    'Links in older emails stop working after a while. The latest email has a new one.',
  limited: 'This link cannot do that',
  limitedDetail: 'For your safety it allows less than the link to all your preferences.',
  invalid: 'This link does not work',
  invalidDetail: 'Part of it may be missing. Please open it again from the email it came with.',
  reopen: 'Please open the link again',
  reopenDetail: 'For your safety this page does not keep who you are. The link is in the email.',
  unknown: 'There is nothing to change',
  unknownDetail: 'We have no email preferences behind this link any more.',
  failed: 'That did not work',
  failedDetail: 'It is not possible right now. Please try again in a moment.',
};
