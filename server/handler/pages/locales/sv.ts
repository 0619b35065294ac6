/** Swedish. */
import type { PageTexts } from '../page-texts.ts';

const swedish: PageTexts = {
  help: 'Hjälp',
  title: 'Avsluta prenumeration',
  confirm: (sender, what) =>
    what ? `Sluta få mejl om ”${what}” från ${sender}?` : `Sluta få all e-post från ${sender}?`,
  unsubscribe: 'Avsluta',
  done: 'Prenumerationen är avslutad',
  doneDetail: (sender, what) =>
    what
      ? `Du får inga fler mejl om ”${what}” från ${sender}.`
      : `Du får ingen mer e-post från ${sender}.`,
  mistake: 'Var det ett misstag?',
  undone: 'Ångrat',
  undoneDetail: (sender, what) =>
    what
      ? `Du får åter mejl om ”${what}” från ${sender}.`
      : `Din e-post från ${sender} är inställd som tidigare.`,
  manage: 'Välj vilken e-post du får',
  history: 'Ladda ner historiken över dina val',
  requestLink: 'Mejla mig en länk till alla mina inställningar',
  requested: 'Titta i din inkorg',
  requestedDetail: 'Om vi har en adress till dig är en ny länk på väg dit.',
  expired: 'Länken har gått ut',
  expiredDetail: 'Länkar i äldre mejl slutar fungera efter en tid. Det senaste mejlet har en ny.',
  limited: 'Länken kan inte göra det',
  limitedDetail: 'För din säkerhet ger den tillgång till mindre än länken till alla inställningar.',
  invalid: 'Länken fungerar inte',
  invalidDetail: 'En del av den kanske saknas. Öppna den igen från mejlet.',
  reopen: 'Öppna länken igen',
  reopenDetail: 'För din säkerhet kommer sidan inte ihåg vem du är. Länken finns i mejlet.',
  unknown: 'Här finns inget att ändra',
  unknownDetail: 'Vi har inte längre några e-postinställningar för den här länken.',
  failed: 'Det gick inte',
  failedDetail: 'Det går inte just nu. Försök igen om en stund.',
};

export default swedish;
