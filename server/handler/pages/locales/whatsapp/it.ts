/** Italian: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const italian: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `Vuoi smettere di ricevere i messaggi WhatsApp “${what}” di ${sender}?`
      : `Vuoi smettere di ricevere tutti i messaggi WhatsApp di ${sender}?`,
  confirmDetail: (what) =>
    what
      ? 'Non è ancora cambiato nulla. Gli altri messaggi restano come sono.'
      : 'Non è ancora cambiato nulla.',
  doneDetail: (sender, what) =>
    what
      ? `Non riceverai più i messaggi WhatsApp “${what}” di ${sender}.`
      : `Non riceverai più messaggi WhatsApp di ${sender}.`,
  undoneDetail: (sender, what) =>
    what
      ? `Ricevi di nuovo i messaggi WhatsApp “${what}” di ${sender}.`
      : `Ricevi di nuovo i messaggi WhatsApp di ${sender}, come prima.`,
  undoneOffDetail: (sender) => `Tutti i messaggi WhatsApp di ${sender} sono disattivati.`,
  manage: 'Scegli quali messaggi WhatsApp ricevere',
  keepPrivate:
    'Hai aperto questa pagina da un link in un messaggio. Chiunque abbia quel link può modificare queste preferenze, quindi non inoltrarlo.',
  expiredDetail:
    'I link dei messaggi meno recenti smettono di funzionare dopo un po’. Usa quello del nostro messaggio più recente.',
  linkExpired: {
    signedOut: {
      title: 'Questo link è scaduto.',
      detail:
        'I link dei messaggi meno recenti smettono di funzionare dopo un po’. Usa quello del nostro messaggio più recente.',
    },
    failedSignedOut: 'Questo link è scaduto. Usa quello del nostro messaggio più recente.',
  },
  invalidDetail: 'Forse ne manca una parte. Aprilo di nuovo dal messaggio.',
  reopenDetail: 'Per la tua sicurezza questa pagina non ricorda chi sei. Il link è nel messaggio.',
};

export default italian;
