/** German. */
import type { Messages } from '../messages.ts';

const german: Messages = {
  lang: 'de',
  title: 'E-Mail-Einstellungen',
  for: (email) => `Für ${email}`,
  labels: {
    all: ['Alle E\u2011Mails', 'Ist dies ausgeschaltet, sind alle E-Mails abbestellt.'],
    postUpdates: [
      'Neues zu Beiträgen',
      'Statusänderungen und Neues zu Beiträgen, denen Sie folgen.',
    ],
    postComments: ['Kommentare', 'Neue Kommentare zu Beiträgen, denen Sie folgen.'],
    commentReplies: ['Antworten', 'Antworten auf Ihre eigenen Kommentare.'],
    changelog: ['Neuerungen', 'Was wir veröffentlicht haben.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'ein' : 'aus'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Ihre Auswahl unten bleibt erhalten.`,
  stopAll: (description) => `${description} Schalten Sie dies aus, um alle abzubestellen.`,
  why: 'Sie erhalten keine E-Mails von uns. Ihre Auswahl können Sie trotzdem ändern; sie gilt, sobald Sie E-Mails wieder einschalten.',
  whyExcept:
    'Sie erhalten keine E-Mails von uns, außer denen, die immer gesendet werden. Ihre Auswahl können Sie trotzdem ändern; sie gilt, sobald Sie E-Mails wieder einschalten.',
  whyAlone: 'Sie erhalten keine E-Mails von uns.',
  chosen: 'Das erhalten Sie',
  later: 'Auswahl für später',
  empty: 'Es gibt keine weiteren E-Mails zur Auswahl.',

  notSent: 'Wird nicht gesendet',
  saving: 'Speichern\u00a0…',
  saved: 'Gespeichert',
  notSaved: 'Nicht gespeichert',
  waiting: 'Wartet',
  changed: 'Geändert',
  alwaysOn: 'Immer ein',
  alwaysOff: 'Immer aus',
  lockedOn: 'Wird immer gesendet und lässt sich nicht ausschalten.',
  lockedOff: 'Wird nie gesendet und lässt sich nicht einschalten.',
  locked: (name, status) => `Immer ${status === 'subscribed' ? 'ein' : 'aus'}: ${name}.`,

  undo: 'Rückgängig',
  retry: 'Erneut versuchen',
  save: 'Speichern',
  discard: 'Verwerfen',

  loading: 'Ihre Einstellungen werden geladen\u00a0…',
  instant: 'Änderungen werden sofort gespeichert.',
  unchanged: 'Keine ungespeicherten Änderungen',
  unsaved: (count) =>
    count === 1 ? '1 ungespeicherte Änderung' : `${count} ungespeicherte Änderungen`,
  undoable: 'Gespeichert. Sie können dies noch rückgängig machen.',
  offline: (count) => ({
    title: 'Sie sind offline.',
    detail: `Lassen Sie die Seite geöffnet: ${count === 1 ? '1 Änderung wird' : `${count} Änderungen werden`} gespeichert, sobald Sie wieder verbunden sind.`,
  }),
  failed: (names) => `Nicht gespeichert: ${names}.`,
  stillOn: 'Bleibt eingeschaltet.',
  stillOff: 'Bleibt ausgeschaltet.',
  asBefore: 'Nichts davon wurde geändert.',
  failedSignedOut:
    'Ihre Sitzung ist abgelaufen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  submitFailed: { title: 'Nicht gespeichert.', detail: 'Ihre Änderungen sind noch da.' },
  unconfirmed: (names) => ({
    title: `Wir konnten nicht feststellen, ob dies gespeichert wurde: ${names}.`,
    detail:
      'Versuchen Sie es noch einmal oder laden Sie die Seite neu, um zu sehen, was gespeichert ist.',
  }),
  changedElsewhere: (choices) => `Inzwischen anderswo geändert: ${choices}.`,

  down: {
    title: 'Ihre Einstellungen konnten nicht geladen werden.',
    detail: 'Es wurde nichts geändert.',
  },
  offlineLoad: {
    title: 'Sie sind offline.',
    detail: 'Ihre Einstellungen werden geladen, sobald Sie wieder verbunden sind.',
  },
  unavailable: {
    title: 'E-Mail-Einstellungen sind hier gerade nicht verfügbar.',
    detail:
      'Auf dieser Seite ist etwas nicht richtig eingerichtet. Bitte versuchen Sie es später noch einmal.',
  },
  signedOut: { title: 'Ihre Sitzung ist abgelaufen.', detail: 'Laden Sie die Seite neu.' },
  unknown: {
    title: 'Hier gibt es nichts auszuwählen.',
    detail: 'Wir haben keine E-Mail-Einstellungen für Sie gefunden.',
  },
};

export default german;
