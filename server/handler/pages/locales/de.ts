/** German. */
import type { PageTexts } from '../page-texts.ts';

const german: PageTexts = {
  help: 'Hilfe',
  title: 'Abbestellen',
  confirm: (sender, what) =>
    what
      ? `E-Mails von ${sender} zu „${what}“ abbestellen?`
      : `Alle E-Mails von ${sender} abbestellen?`,
  unsubscribe: 'Abbestellen',
  done: 'Abbestellt',
  doneDetail: (sender, what) =>
    what
      ? `Sie erhalten von ${sender} keine E-Mails zu „${what}“ mehr.`
      : `Sie erhalten von ${sender} keine E-Mails mehr.`,
  mistake: 'War das ein Versehen?',
  undone: 'Rückgängig gemacht',
  undoneDetail: (sender, what) =>
    what
      ? `Sie erhalten von ${sender} wieder E-Mails zu „${what}“.`
      : `Ihre E-Mails von ${sender} sind wieder eingestellt wie vorher.`,
  manage: 'Auswählen, welche E-Mails Sie erhalten',
  history: 'Verlauf Ihrer Auswahl herunterladen',
  requestLink: 'Link zu allen Einstellungen per E-Mail anfordern',
  requested: 'Sehen Sie in Ihr Postfach',
  requestedDetail: 'Wenn wir eine Adresse von Ihnen haben, ist ein neuer Link dorthin unterwegs.',
  expired: 'Dieser Link ist abgelaufen',
  expiredDetail:
    'Links in älteren E-Mails gelten nur eine gewisse Zeit. In der neuesten steht ein neuer.',
  limited: 'Dieser Link kann das nicht',
  limitedDetail: 'Zu Ihrer Sicherheit erlaubt er weniger als der Link zu allen Einstellungen.',
  invalid: 'Dieser Link funktioniert nicht',
  invalidDetail: 'Vielleicht fehlt ein Teil. Bitte öffnen Sie ihn noch einmal aus der E-Mail.',
  reopen: 'Bitte öffnen Sie den Link noch einmal',
  reopenDetail:
    'Zu Ihrer Sicherheit merkt sich diese Seite nicht, wer Sie sind. Der Link steht in der E-Mail.',
  unknown: 'Hier gibt es nichts einzustellen',
  unknownDetail: 'Zu diesem Link haben wir keine E-Mail-Einstellungen mehr.',
  failed: 'Das hat nicht geklappt',
  failedDetail: 'Das ist im Moment nicht möglich. Bitte versuchen Sie es gleich noch einmal.',
};

export default german;
