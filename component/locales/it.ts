/** Italian. */
import type { Messages } from '../messages.ts';

const italian: Messages = {
  lang: 'it',
  title: 'Preferenze email',
  for: (email) => `Per ${email}`,
  labels: {
    all: ['Tutte le email', 'Disattiva questa opzione per annullare tutte le iscrizioni.'],
    postUpdates: ['Aggiornamenti sui post', 'Cambi di stato e novità sui post che segui.'],
    postComments: ['Commenti ai post', 'Nuovi commenti ai post che segui.'],
    commentReplies: ['Risposte', 'Risposte ai tuoi commenti.'],
    changelog: ['Novità', 'Quello che abbiamo rilasciato.'],
  },
  notSent: 'Non inviate',
  why: 'Non ricevi nessuna email da noi. Le tue scelte restano salvate e torneranno valide quando riattiverai questa opzione.',
  undo: 'Annulla',
  loading: 'Caricamento…',
  saving: 'Salvataggio…',
  saved: 'Salvato',
  down: 'Impossibile caricare le tue preferenze.',
  expired: 'Questo link è scaduto. Usa quello della nostra email più recente.',
  unknown: 'Non abbiamo preferenze email per te.',
  offline: 'Sei offline. Le modifiche verranno salvate al ritorno della connessione.',
  empty: 'Non ci sono email tra cui scegliere.',
  failed: (names) => `Impossibile salvare: ${names.join(', ')}.`,
  on: 'attivato',
  off: 'disattivato',
  retry: 'Riprova',
  save: 'Salva',
  discard: 'Ignora modifiche',
  unsaved: (count) => (count === 1 ? '1 modifica non salvata' : `${count} modifiche non salvate`),
};

export default italian;
