/** Dutch. */
import type { Messages } from '../messages.ts';

const dutch: Messages = {
  lang: 'nl',
  title: 'E-mailvoorkeuren',
  for: (email) => `Voor ${email}`,
  labels: {
    all: ['Alle e\u2011mails', 'Staat dit uit, dan ontvang je geen e-mails.'],
    postUpdates: ['Nieuws over posts', 'Statuswijzigingen en nieuws over posts die je volgt.'],
    postComments: ['Reacties op posts', 'Nieuwe reacties op posts die je volgt.'],
    commentReplies: ['Antwoorden', 'Antwoorden op je eigen reacties.'],
    changelog: ['Productnieuws', 'Wat we hebben uitgebracht.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'aan' : 'uit'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Je keuzes hieronder blijven bewaard.`,
  stopAll: (description) => `${description} Zet dit uit om ze allemaal te stoppen.`,
  why: 'Je ontvangt geen e-mails van ons. Je kunt je keuzes wel wijzigen: ze gelden zodra je e-mails weer aanzet.',
  whyExcept:
    'Je ontvangt geen e-mails van ons, behalve e-mails die altijd worden verzonden. Je kunt je keuzes wel wijzigen: ze gelden zodra je e-mails weer aanzet.',
  whyAlone: 'Je ontvangt geen e-mails van ons.',
  chosen: 'Wat je ontvangt',
  later: 'Keuzes voor later',
  empty: 'Er zijn geen andere e-mails om uit te kiezen.',

  notSent: 'Wordt niet verzonden',
  saving: 'Opslaan…',
  saved: 'Opgeslagen',
  notSaved: 'Niet opgeslagen',
  waiting: 'Wacht',
  changed: 'Gewijzigd',
  alwaysOn: 'Altijd aan',
  alwaysOff: 'Altijd uit',
  lockedOn: 'Wordt altijd verzonden en kan niet uit.',
  lockedOff: 'Wordt nooit verzonden en kan niet aan.',
  locked: (name, status) => `Altijd ${status === 'subscribed' ? 'aan' : 'uit'}: ${name}.`,

  undo: 'Ongedaan maken',
  retry: 'Opnieuw proberen',
  save: 'Opslaan',
  discard: 'Niet opslaan',

  loading: 'Je voorkeuren worden geladen…',
  instant: 'Wijzigingen worden meteen opgeslagen.',
  unchanged: 'Geen niet-opgeslagen wijzigingen',
  unsaved: (count) => `${count} niet-opgeslagen ${count === 1 ? 'wijziging' : 'wijzigingen'}`,
  undoable: 'Opgeslagen. Je kunt dit nog ongedaan maken.',
  offline: (count) => ({
    title: 'Je bent offline.',
    detail: `Houd de pagina open: ${count === 1 ? '1 wijziging wordt' : `${count} wijzigingen worden`} opgeslagen zodra je weer verbinding hebt.`,
  }),
  failed: (names) => `Niet opgeslagen: ${names}.`,
  stillOn: 'Dit staat nog aan.',
  stillOff: 'Dit staat nog uit.',
  asBefore: 'Er is niets veranderd.',
  failedSignedOut: 'Je sessie is verlopen. Laad de pagina opnieuw en probeer het nog eens.',
  submitFailed: { title: 'Opslaan is niet gelukt.', detail: 'Je wijzigingen staan er nog.' },
  unconfirmed: (names) => ({
    title: `We weten niet zeker of dit is opgeslagen: ${names}.`,
    detail: 'Probeer het nog eens of laad de pagina opnieuw om te zien wat er is opgeslagen.',
  }),
  changedElsewhere: (choices) => `Intussen ergens anders gewijzigd: ${choices}.`,

  down: {
    title: 'Je voorkeuren zijn niet geladen.',
    detail: 'Ze zijn niet gewijzigd. Probeer het opnieuw.',
  },
  offlineLoad: {
    title: 'Je bent offline.',
    detail: 'Je voorkeuren worden geladen zodra je weer verbinding hebt.',
  },
  unavailable: {
    title: 'E-mailvoorkeuren zijn hier nu niet beschikbaar.',
    detail: 'Deze pagina is niet goed ingesteld. Probeer het later opnieuw.',
  },
  signedOut: { title: 'Je sessie is verlopen.', detail: 'Laad de pagina opnieuw.' },
  unknown: {
    title: 'Hier valt niets te kiezen.',
    detail: 'We hebben geen e-mailvoorkeuren van je gevonden.',
  },
};

export default dutch;
