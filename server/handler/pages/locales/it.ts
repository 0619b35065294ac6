/** Italian. */
import type { PageTexts } from '../page-texts.ts';

const italian: PageTexts = {
  help: 'Aiuto',
  title: 'Annulla iscrizione',
  confirm: (sender, what) =>
    what
      ? `Vuoi smettere di ricevere le email “${what}” di ${sender}?`
      : `Vuoi smettere di ricevere tutte le email di ${sender}?`,
  confirmDetail: (what) =>
    what
      ? 'Non è ancora cambiato nulla. Le altre email restano come sono.'
      : 'Non è ancora cambiato nulla.',
  unsubscribe: 'Annulla iscrizione',
  done: 'Iscrizione annullata',
  doneDetail: (sender, what) =>
    what
      ? `Non riceverai più le email “${what}” di ${sender}.`
      : `Non riceverai più email di ${sender}.`,
  mistake: 'È stato un errore?',
  undo: 'Ripristina iscrizione',
  undone: 'Iscrizione ripristinata',
  undoneDetail: (sender, what) =>
    what
      ? `Ricevi di nuovo le email “${what}” di ${sender}.`
      : `Ricevi di nuovo le email di ${sender}, come prima.`,
  undoneOff: 'La tua scelta è salvata',
  undoneOffDetail: (sender) => `Tutte le email di ${sender} sono disattivate.`,
  manage: 'Scegli quali email ricevere',
  history: 'Scarica la cronologia delle tue scelte',
  keepPrivate:
    'Hai aperto questa pagina da un link in un’email. Chiunque abbia quel link può modificare queste preferenze, quindi non inoltrarlo.',
  requestLink: 'Inviami un link a tutte le mie preferenze',
  requestLinkDetail: 'Lo inviamo solo all’indirizzo email che abbiamo registrato per te.',
  requestNewLink: 'Inviami un nuovo link',
  requested: 'Controlla la posta in arrivo',
  requestedDetail: 'Se abbiamo il tuo indirizzo, ti abbiamo inviato un nuovo link.',
  expired: 'Questo link è scaduto',
  expiredDetail:
    'I link delle email meno recenti smettono di funzionare dopo un po’. Usa quello della nostra email più recente.',
  linkExpired: {
    signedOut: {
      title: 'Questo link è scaduto.',
      detail:
        'I link delle email meno recenti smettono di funzionare dopo un po’. Usa quello della nostra email più recente.',
    },
    failedSignedOut: 'Questo link è scaduto. Usa quello della nostra email più recente.',
  },
  limited: 'Questo link non lo permette',
  limitedDetail:
    'Per la tua sicurezza, con questo link non puoi vedere né modificare tutte le preferenze.',
  invalid: 'Questo link non funziona',
  invalidDetail: 'Forse ne manca una parte. Aprilo di nuovo dall’email.',
  reopen: 'Apri di nuovo il link',
  reopenDetail: 'Per la tua sicurezza questa pagina non ricorda chi sei. Il link è nell’email.',
  unknown: 'Qui non c’è nulla da modificare',
  unknownDetail: 'Non abbiamo più preferenze email per questo link.',
  locked: 'Questo non si può cambiare',
  lockedDetail: 'Il mittente non permette di cambiare questa scelta qui.',
  unsupportedDetail: 'Questa scelta non si può cambiare qui. Se ti serve, scrivi al mittente.',
  failed: 'Non ha funzionato',
  failedDetail: 'Al momento non è possibile. Riprova tra poco.',
};

export default italian;
