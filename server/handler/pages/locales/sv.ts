/** Swedish. */
import type { PageTexts } from '../page-texts.ts';

const swedish: PageTexts = {
  help: 'Hjälp',
  title: 'Avsluta prenumeration',
  confirm: (sender, what) =>
    what
      ? `Vill du sluta få mejl om ”${what}” från ${sender}?`
      : `Vill du sluta få e-post från ${sender}?`,
  confirmDetail: (what) =>
    what ? 'Inget har ändrats än. Andra mejl påverkas inte.' : 'Inget har ändrats än.',
  unsubscribe: 'Avsluta prenumerationen',
  done: 'Prenumerationen är avslutad',
  doneDetail: (sender, what) =>
    what
      ? `Du får inga fler mejl om ”${what}” från ${sender}.`
      : `Du får ingen mer e-post från ${sender}.`,
  mistake: 'Var det ett misstag?',
  undo: 'Ångra',
  undone: 'Du prenumererar igen',
  undoneDetail: (sender, what) =>
    what
      ? `Du får åter mejl om ”${what}” från ${sender}.`
      : `Du får samma mejl från ${sender} som tidigare.`,
  undoneOff: 'Ditt val är sparat',
  undoneOffDetail: (sender) => `All e-post från ${sender} är avstängd.`,
  manage: 'Välj vilken e-post du får',
  history: 'Ladda ner historiken över dina val',
  keepPrivate:
    'Du öppnade sidan från en länk i ett mejl. Den som har länken kan ändra de här inställningarna, så vidarebefordra den inte.',
  requestLink: 'Mejla mig en länk till alla mina inställningar',
  requestLinkDetail: 'Vi skickar den bara till den e-postadress vi har till dig.',
  requestNewLink: 'Mejla mig en ny länk',
  requested: 'Titta i din inkorg',
  requestedDetail: 'Om vi har en adress till dig är en ny länk på väg dit.',
  expired: 'Länken har gått ut',
  expiredDetail:
    'Länkar i äldre mejl slutar fungera efter en tid. Använd länken i vårt senaste mejl.',
  linkExpired: {
    signedOut: {
      title: 'Länken har gått ut.',
      detail: 'Länkar i äldre mejl slutar fungera efter en tid. Använd länken i vårt senaste mejl.',
    },
    failedSignedOut: 'Länken har gått ut. Använd länken i vårt senaste mejl.',
  },
  limited: 'Det går inte med den här länken',
  limitedDetail: 'Av säkerhetsskäl kan du inte se eller ändra alla inställningar med den.',
  invalid: 'Länken fungerar inte',
  invalidDetail: 'En del av den kanske saknas. Öppna den igen från mejlet.',
  reopen: 'Öppna länken igen',
  reopenDetail: 'Av säkerhetsskäl kommer sidan inte ihåg vem du är. Länken finns i mejlet.',
  unknown: 'Här finns inget att ändra',
  unknownDetail: 'Vi har inte längre några e-postinställningar för den här länken.',
  locked: 'Det här går inte att ändra',
  lockedDetail: 'Avsändaren tillåter inte att valet ändras här.',
  unsupportedDetail: 'Valet går inte att ändra här. Kontakta avsändaren vid behov.',
  failed: 'Det gick inte',
  failedDetail: 'Det går inte just nu. Försök igen om en stund.',
};

export default swedish;
