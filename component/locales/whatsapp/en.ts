/** English: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const english: ChannelMessages = {
  title: 'WhatsApp preferences',
  all: ['All WhatsApp messages', 'When this is off, you won’t get any WhatsApp messages from us.'],
  why: 'You won’t get any WhatsApp messages from us. You can still change your choices: they apply once you turn messages back on.',
  whyExcept:
    'You won’t get any WhatsApp messages from us, except those that are always sent. You can still change your choices: they apply once you turn messages back on.',
  whyAlone: 'You won’t get any WhatsApp messages from us.',
  blocksReplies: (description) =>
    `${description} While it’s off, you can’t write to us on WhatsApp either.`,
  empty: 'There are no other WhatsApp messages to choose from.',
  unavailable: {
    title: 'WhatsApp preferences aren’t available here right now.',
    detail: 'Something on this page isn’t set up right. Please try again later.',
  },
  unknown: {
    title: 'There’s nothing to choose here.',
    detail: 'We couldn’t find any WhatsApp preferences for you.',
  },
};

export default english;
