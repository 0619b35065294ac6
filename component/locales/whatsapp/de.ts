/** German: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const german: ChannelMessages = {
  title: 'WhatsApp-Einstellungen',
  all: [
    'Alle WhatsApp-Nachrichten',
    'Ist dies ausgeschaltet, sind alle WhatsApp-Nachrichten abbestellt.',
  ],
  why: 'Sie erhalten keine WhatsApp-Nachrichten von uns. Ihre Auswahl können Sie trotzdem ändern; sie gilt, sobald Sie WhatsApp-Nachrichten wieder einschalten.',
  whyExcept:
    'Sie erhalten keine WhatsApp-Nachrichten von uns, außer denen, die immer gesendet werden. Ihre Auswahl können Sie trotzdem ändern; sie gilt, sobald Sie WhatsApp-Nachrichten wieder einschalten.',
  whyAlone: 'Sie erhalten keine WhatsApp-Nachrichten von uns.',
  blocksReplies: (description) =>
    `${description} Solange dies ausgeschaltet ist, können auch Sie uns nicht über WhatsApp schreiben.`,
  empty: 'Es gibt keine weiteren WhatsApp-Nachrichten zur Auswahl.',
  unavailable: {
    title: 'WhatsApp-Einstellungen sind hier gerade nicht verfügbar.',
    detail:
      'Auf dieser Seite ist etwas nicht richtig eingerichtet. Bitte versuchen Sie es später noch einmal.',
  },
  unknown: {
    title: 'Hier gibt es nichts auszuwählen.',
    detail: 'Wir haben keine WhatsApp-Einstellungen für Sie gefunden.',
  },
};

export default german;
