/** Polish: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const polish: ChannelMessages = {
  title: 'Ustawienia WhatsApp',
  all: [
    'Wszystkie wiadomości WhatsApp',
    'Gdy ta opcja jest wyłączona, nie wysyłamy żadnych wiadomości WhatsApp.',
  ],
  why: 'Nie otrzymujesz od nas żadnych wiadomości WhatsApp. Nadal możesz zmieniać ustawienia – zaczną działać, gdy znów włączysz wiadomości.',
  whyExcept:
    'Nie otrzymujesz od nas żadnych wiadomości WhatsApp oprócz tych, które zawsze wysyłamy. Nadal możesz zmieniać ustawienia – zaczną działać, gdy znów włączysz wiadomości.',
  whyAlone: 'Nie otrzymujesz od nas żadnych wiadomości WhatsApp.',
  blocksReplies: (description) =>
    `${description} Gdy jest wyłączona, nie możesz też pisać do nas na WhatsApp.`,
  empty: 'Nie ma innych wiadomości WhatsApp do wyboru.',
  unavailable: {
    title: 'Ustawienia WhatsApp są tu teraz niedostępne.',
    detail: 'Ta strona nie jest prawidłowo skonfigurowana. Spróbuj ponownie później.',
  },
  unknown: {
    title: 'Nie ma tu nic do wyboru.',
    detail: 'Nie znaleźliśmy Twoich ustawień WhatsApp.',
  },
};

export default polish;
