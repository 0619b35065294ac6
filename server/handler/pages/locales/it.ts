/** Italian. */
import type { PageTexts } from '../page-texts.ts';

const italian: PageTexts = {
  help: 'Aiuto',
  title: 'Annulla iscrizione',
  confirm: (sender, what) =>
    what
      ? `Non ricevere più le email “${what}” da ${sender}?`
      : `Non ricevere più nessuna email da ${sender}?`,
  unsubscribe: 'Annulla iscrizione',
  done: 'Iscrizione annullata',
  doneDetail: (sender, what) =>
    what
      ? `Non riceverai più le email “${what}” da ${sender}.`
      : `Non riceverai più email da ${sender}.`,
  mistake: 'È stato un errore?',
  undone: 'Ripristinato',
  undoneDetail: (sender, what) =>
    what
      ? `Ricevi di nuovo le email “${what}” da ${sender}.`
      : `Le tue email da ${sender} sono come prima.`,
  manage: 'Scegli quali email ricevere',
  history: 'Scarica la cronologia delle tue scelte',
  requestLink: 'Inviami un link a tutte le mie preferenze',
  requested: 'Controlla la posta in arrivo',
  requestedDetail: 'Se abbiamo un tuo indirizzo, un nuovo link è in arrivo lì.',
  expired: 'Questo link è scaduto',
  expiredDetail:
    'I link delle email meno recenti smettono di funzionare dopo un po’. L’ultima email ne contiene uno nuovo.',
  limited: 'Questo link non lo permette',
  limitedDetail: 'Per la tua sicurezza dà accesso a meno del link a tutte le preferenze.',
  invalid: 'Questo link non funziona',
  invalidDetail: 'Forse ne manca una parte. Aprilo di nuovo dall’email.',
  reopen: 'Apri di nuovo il link',
  reopenDetail: 'Per la tua sicurezza questa pagina non ricorda chi sei. Il link è nell’email.',
  unknown: 'Qui non c’è nulla da modificare',
  unknownDetail: 'Non abbiamo più preferenze email per questo link.',
  failed: 'Non ha funzionato',
  failedDetail: 'Al momento non è possibile. Riprova tra poco.',
};

export default italian;
