/** English: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const english: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `Stop getting “${what}” WhatsApp messages from ${sender}?`
      : `Stop getting all WhatsApp messages from ${sender}?`,
  confirmDetail: (what) =>
    what ? 'Nothing has changed yet. Other messages stay as they are.' : 'Nothing has changed yet.',
  doneDetail: (sender, what) =>
    what
      ? `You won’t get any more “${what}” WhatsApp messages from ${sender}.`
      : `You won’t get any more WhatsApp messages from ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `You’ll get “${what}” WhatsApp messages from ${sender} again.`
      : `You’ll get the same WhatsApp messages from ${sender} as before.`,
  undoneOffDetail: (sender) => `All WhatsApp messages from ${sender} are off.`,
  manage: 'Choose which WhatsApp messages you get',
  keepPrivate:
    'You opened this page from a link in a message. Whoever has that link can change these preferences, so please don’t forward it.',
  expiredDetail:
    'For your security, links in our messages stop working after a while. Try the one in our latest message.',
  linkExpired: {
    signedOut: {
      title: 'This link has expired.',
      detail:
        'For your security, links in our messages stop working after a while. Try the one in our latest message.',
    },
    failedSignedOut: 'This link has expired. Use the one in our latest message.',
  },
  invalidDetail: 'Part of it may be missing. Please open it again from the message it came with.',
  reopenDetail:
    'For your security, this page doesn’t remember who you are. Use the link in the message again.',
};

export default english;
