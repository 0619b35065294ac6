/** Swedish: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const swedish: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `Vill du sluta få WhatsApp-meddelanden om ”${what}” från ${sender}?`
      : `Vill du sluta få WhatsApp-meddelanden från ${sender}?`,
  confirmDetail: (what) =>
    what ? 'Inget har ändrats än. Andra meddelanden påverkas inte.' : 'Inget har ändrats än.',
  doneDetail: (sender, what) =>
    what
      ? `Du får inga fler WhatsApp-meddelanden om ”${what}” från ${sender}.`
      : `Du får inga fler WhatsApp-meddelanden från ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Du får åter WhatsApp-meddelanden om ”${what}” från ${sender}.`
      : `Du får samma WhatsApp-meddelanden från ${sender} som tidigare.`,
  undoneOffDetail: (sender) => `Alla WhatsApp-meddelanden från ${sender} är avstängda.`,
  manage: 'Välj vilka WhatsApp-meddelanden du får',
  keepPrivate:
    'Du öppnade sidan från en länk i ett meddelande. Den som har länken kan ändra de här inställningarna, så vidarebefordra den inte.',
  expiredDetail:
    'Länkar i äldre meddelanden slutar fungera efter en tid. Använd länken i vårt senaste meddelande.',
  linkExpired: {
    signedOut: {
      title: 'Länken har gått ut.',
      detail:
        'Länkar i äldre meddelanden slutar fungera efter en tid. Använd länken i vårt senaste meddelande.',
    },
    failedSignedOut: 'Länken har gått ut. Använd länken i vårt senaste meddelande.',
  },
  invalidDetail: 'En del av den kanske saknas. Öppna den igen från meddelandet.',
  reopenDetail: 'Av säkerhetsskäl kommer sidan inte ihåg vem du är. Länken finns i meddelandet.',
};

export default swedish;
