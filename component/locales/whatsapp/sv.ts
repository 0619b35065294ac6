/** Swedish: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const swedish: ChannelMessages = {
  title: 'WhatsApp-inställningar',
  all: ['Alla WhatsApp-meddelanden', 'När detta är av får du inga WhatsApp-meddelanden.'],
  why: 'Du får inga WhatsApp-meddelanden från oss. Du kan ändå ändra dina val. De gäller när du slår på meddelandena igen.',
  whyExcept:
    'Du får inga WhatsApp-meddelanden från oss, förutom de som alltid skickas. Du kan ändå ändra dina val. De gäller när du slår på meddelandena igen.',
  whyAlone: 'Du får inga WhatsApp-meddelanden från oss.',
  blocksReplies: (description) =>
    `${description} Så länge detta är av kan du inte heller skriva till oss på WhatsApp.`,
  empty: 'Det finns inga andra WhatsApp-meddelanden att välja bland.',
  unavailable: {
    title: 'WhatsApp-inställningar är inte tillgängliga här just nu.',
    detail: 'Något på sidan är fel konfigurerat. Försök igen senare.',
  },
  unknown: {
    title: 'Här finns inget att välja.',
    detail: 'Vi hittade inga WhatsApp-inställningar för dig.',
  },
};

export default swedish;
