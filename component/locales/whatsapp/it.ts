/** Italian: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const italian: ChannelMessages = {
  title: 'Preferenze WhatsApp',
  all: [
    'Tutti i messaggi WhatsApp',
    'Se questa opzione è disattivata, non ricevi nessun messaggio WhatsApp.',
  ],
  why: 'Non ricevi messaggi WhatsApp da noi. Puoi comunque modificare le tue scelte: varranno quando riattiverai i messaggi.',
  whyExcept:
    'Non ricevi messaggi WhatsApp da noi, tranne quelli che vengono sempre inviati. Puoi comunque modificare le tue scelte: varranno quando riattiverai i messaggi.',
  whyAlone: 'Non ricevi messaggi WhatsApp da noi.',
  blocksReplies: (description) =>
    `${description} Finché è disattivata, neanche tu puoi scriverci su WhatsApp.`,
  empty: 'Non ci sono altri messaggi WhatsApp tra cui scegliere.',
  unavailable: {
    title: 'Le preferenze WhatsApp al momento non sono disponibili qui.',
    detail: 'Questa pagina non è configurata correttamente. Riprova più tardi.',
  },
  unknown: {
    title: 'Qui non c’è nulla da scegliere.',
    detail: 'Non abbiamo trovato le tue preferenze WhatsApp.',
  },
};

export default italian;
