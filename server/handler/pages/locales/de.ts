/** German. */
import type { PageTexts } from '../page-texts.ts';

const german: PageTexts = {
  help: 'Hilfe',
  title: 'Abbestellen',
  confirm: (sender, what) =>
    what
      ? `E-Mails von ${sender} zu „${what}“ abbestellen?`
      : `Alle E-Mails von ${sender} abbestellen?`,
  confirmDetail: (what) =>
    what
      ? 'Noch ist nichts geändert. Andere E-Mails erhalten Sie weiterhin.'
      : 'Noch ist nichts geändert.',
  unsubscribe: 'Abbestellen',
  done: 'Abbestellt',
  doneDetail: (sender, what) =>
    what
      ? `Sie erhalten von ${sender} keine E-Mails zu „${what}“ mehr.`
      : `Sie erhalten von ${sender} keine E-Mails mehr.`,
  mistake: 'War das ein Versehen?',
  undo: 'Rückgängig machen',
  undone: 'Rückgängig gemacht',
  undoneDetail: (sender, what) =>
    what
      ? `Sie erhalten von ${sender} wieder E-Mails zu „${what}“.`
      : `Sie erhalten wieder dieselben E-Mails von ${sender} wie zuvor.`,
  undoneOff: 'Ihre Auswahl ist gespeichert',
  undoneOffDetail: (sender) => `Alle E-Mails von ${sender} sind ausgeschaltet.`,
  manage: 'Auswählen, welche E-Mails Sie erhalten',
  history: 'Verlauf Ihrer Auswahl herunterladen',
  keepPrivate:
    'Sie haben diese Seite über einen Link in einer E-Mail geöffnet. Wer diesen Link hat, kann Ihre Einstellungen ändern. Bitte leiten Sie ihn nicht weiter.',
  requestLink: 'Link zu allen Einstellungen per E-Mail anfordern',
  requestLinkDetail:
    'Wir senden ihn nur an die E-Mail-Adresse, die wir von Ihnen gespeichert haben.',
  requestNewLink: 'Neuen Link per E-Mail anfordern',
  requested: 'Sehen Sie in Ihrem Posteingang nach',
  requestedDetail: 'Wenn wir eine Adresse von Ihnen haben, ist ein neuer Link dorthin unterwegs.',
  expired: 'Dieser Link ist abgelaufen',
  expiredDetail:
    'Links in älteren E-Mails gelten nur eine gewisse Zeit. Verwenden Sie den Link aus unserer neuesten E-Mail.',
  linkExpired: {
    signedOut: {
      title: 'Dieser Link ist abgelaufen.',
      detail:
        'Links in älteren E-Mails gelten nur eine gewisse Zeit. Verwenden Sie den Link aus unserer neuesten E-Mail.',
    },
    failedSignedOut:
      'Dieser Link ist abgelaufen. Bitte verwenden Sie den Link in unserer neuesten E-Mail.',
  },
  limited: 'Dieser Link kann das nicht',
  limitedDetail:
    'Zu Ihrer Sicherheit lassen sich damit nicht alle Einstellungen ansehen oder ändern.',
  invalid: 'Dieser Link funktioniert nicht',
  invalidDetail: 'Vielleicht ist er unvollständig. Öffnen Sie den Link noch einmal aus der E-Mail.',
  reopen: 'Bitte öffnen Sie den Link noch einmal',
  reopenDetail:
    'Zu Ihrer Sicherheit merkt sich diese Seite nicht, wer Sie sind. Der Link steht in der E-Mail.',
  unknown: 'Hier gibt es nichts zu ändern',
  unknownDetail: 'Zu diesem Link haben wir keine E-Mail-Einstellungen mehr.',
  locked: 'Das lässt sich nicht ändern',
  lockedDetail: 'Der Absender erlaubt es nicht, diese Auswahl hier zu ändern.',
  unsupportedDetail:
    'Diese Auswahl lässt sich hier nicht ändern. Bitte wenden Sie sich an den Absender.',
  failed: 'Das hat nicht geklappt',
  failedDetail: 'Das ist im Moment nicht möglich. Bitte versuchen Sie es gleich noch einmal.',
};

export default german;
