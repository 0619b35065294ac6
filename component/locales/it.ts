/** Italian. A soft hyphen lets the long word of the slot break. */
import type { Messages } from '../messages.ts';

const italian: Messages = {
  lang: 'it',
  title: 'Preferenze email',
  for: (email) => `Per ${email}`,
  labels: {
    all: ['Tutte le email', 'Se questa opzione è disattivata, non ricevi nessuna email.'],
    postUpdates: ['Aggiornamenti sui post', 'Cambi di stato e novità sui post che segui.'],
    postComments: ['Commenti ai post', 'Nuovi commenti ai post che segui.'],
    commentReplies: ['Risposte', 'Risposte ai tuoi commenti.'],
    changelog: ['Novità', 'Quello che abbiamo rilasciato.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'attivato' : 'disattivato'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Le scelte qui sotto vengono conservate.`,
  stopAll: (description) =>
    `${description} Disattiva questa opzione per interrompere tutti gli invii.`,
  why: 'Non ricevi email da noi. Puoi comunque modificare le tue scelte: varranno quando riattiverai le email.',
  whyExcept:
    'Non ricevi email da noi, tranne quelle che vengono sempre inviate. Puoi comunque modificare le tue scelte: varranno quando riattiverai le email.',
  whyAlone: 'Non ricevi email da noi.',
  chosen: 'Cosa ricevi',
  later: 'Scelte per dopo',
  empty: 'Non ci sono altre email tra cui scegliere.',

  notSent: 'Invio disatti\u00advato',
  saving: 'Salva\u00adtaggio…',
  saved: 'Salvato',
  notSaved: 'Non salvato',
  waiting: 'In attesa',
  changed: 'Modificato',
  alwaysOn: 'Sempre attivato',
  alwaysOff: 'Sempre disattivato',
  lockedOn: 'L’invio è permanente e non si può disattivare.',
  lockedOff: 'Non ci sono invii e non si possono attivare.',
  locked: (name, status) =>
    `Sempre ${status === 'subscribed' ? 'attivato' : 'disattivato'}: ${name}.`,

  undo: 'Annulla',
  retry: 'Riprova',
  save: 'Salva',
  discard: 'Ignora modifiche',

  loading: 'Caricamento delle preferenze…',
  instant: 'Le modifiche vengono salvate subito.',
  unchanged: 'Nessuna modifica da salvare',
  unsaved: (count) => (count === 1 ? '1 modifica non salvata' : `${count} modifiche non salvate`),
  undoable: 'Salvato. Puoi ancora annullare.',
  offline: (count) => ({
    title: 'Sei offline.',
    detail: `Tieni aperta la pagina: ${count === 1 ? '1 modifica verrà salvata' : `${count} modifiche verranno salvate`} al ritorno della connessione.`,
  }),
  failed: (names) => `Impossibile salvare: ${names}.`,
  stillOn: 'Resta attivato.',
  stillOff: 'Resta disattivato.',
  asBefore: 'Non è cambiato nulla.',
  failedSignedOut: 'La sessione è scaduta. Ricarica la pagina e riprova.',
  submitFailed: { title: 'Impossibile salvare.', detail: 'Le tue modifiche sono ancora qui.' },
  unconfirmed: (names) => ({
    title: `Impossibile confermare il salvataggio: ${names}.`,
    detail: 'Riprova oppure ricarica la pagina per vedere cosa è stato salvato.',
  }),
  changedElsewhere: (choices) => `Nel frattempo modificato altrove: ${choices}.`,

  down: {
    title: 'Impossibile caricare le tue preferenze.',
    detail: 'Non sono cambiate. Riprova.',
  },
  offlineLoad: {
    title: 'Sei offline.',
    detail: 'Le preferenze verranno caricate al ritorno della connessione.',
  },
  unavailable: {
    title: 'Le preferenze email al momento non sono disponibili qui.',
    detail: 'Questa pagina non è configurata correttamente. Riprova più tardi.',
  },
  signedOut: { title: 'La sessione è scaduta.', detail: 'Ricarica la pagina.' },
  unknown: {
    title: 'Qui non c’è nulla da scegliere.',
    detail: 'Non abbiamo trovato le tue preferenze email.',
  },
};

export default italian;
