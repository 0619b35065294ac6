/** German. */
import type { Messages } from '../messages.ts';

const german: Messages = {
  lang: 'de',
  title: 'E-Mail-Einstellungen',
  for: (email) => `Für ${email}`,
  labels: {
    all: ['Alle E-Mails', 'Schalten Sie dies aus, um alles abzubestellen.'],
    postUpdates: [
      'Neues zu Beiträgen',
      'Statusänderungen und Neues zu Beiträgen, denen Sie folgen.',
    ],
    postComments: ['Kommentare', 'Neue Kommentare zu Beiträgen, denen Sie folgen.'],
    commentReplies: ['Antworten', 'Antworten auf Ihre eigenen Kommentare.'],
    changelog: ['Neuerungen', 'Was wir veröffentlicht haben.'],
  },
  notSent: 'Nicht gesendet',
  why: 'Sie erhalten keine E-Mails von uns. Ihre Auswahl bleibt gespeichert und gilt wieder, sobald Sie dies einschalten.',
  undo: 'Rückgängig',
  loading: 'Wird geladen …',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert',
  down: 'Ihre Einstellungen konnten nicht geladen werden.',
  expired: 'Dieser Link ist abgelaufen. Bitte verwenden Sie den Link in unserer neuesten E-Mail.',
  unknown: 'Für Sie liegen keine E-Mail-Einstellungen vor.',
  offline: 'Sie sind offline. Änderungen werden gespeichert, sobald Sie wieder verbunden sind.',
  empty: 'Es gibt keine E-Mails zur Auswahl.',
  failed: (names) => `Nicht gespeichert: ${names.join(', ')}.`,
  on: 'ein',
  off: 'aus',
  retry: 'Erneut versuchen',
  save: 'Speichern',
  discard: 'Verwerfen',
  unsaved: (count) =>
    count === 1 ? '1 ungespeicherte Änderung' : `${count} ungespeicherte Änderungen`,
};

export default german;
