/** German: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const german: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `WhatsApp-Nachrichten von ${sender} zu „${what}“ abbestellen?`
      : `Alle WhatsApp-Nachrichten von ${sender} abbestellen?`,
  confirmDetail: (what) =>
    what
      ? 'Noch ist nichts geändert. Andere WhatsApp-Nachrichten erhalten Sie weiterhin.'
      : 'Noch ist nichts geändert.',
  doneDetail: (sender, what) =>
    what
      ? `Sie erhalten von ${sender} keine WhatsApp-Nachrichten zu „${what}“ mehr.`
      : `Sie erhalten von ${sender} keine WhatsApp-Nachrichten mehr.`,
  undoneDetail: (sender, what) =>
    what
      ? `Sie erhalten von ${sender} wieder WhatsApp-Nachrichten zu „${what}“.`
      : `Sie erhalten wieder dieselben WhatsApp-Nachrichten von ${sender} wie zuvor.`,
  undoneOffDetail: (sender) => `Alle WhatsApp-Nachrichten von ${sender} sind ausgeschaltet.`,
  manage: 'Auswählen, welche WhatsApp-Nachrichten Sie erhalten',
  keepPrivate:
    'Sie haben diese Seite über einen Link in einer Nachricht geöffnet. Wer diesen Link hat, kann Ihre Einstellungen ändern. Bitte leiten Sie ihn nicht weiter.',
  expiredDetail:
    'Links in älteren Nachrichten gelten nur eine gewisse Zeit. Verwenden Sie den Link aus unserer neuesten Nachricht.',
  linkExpired: {
    signedOut: {
      title: 'Dieser Link ist abgelaufen.',
      detail:
        'Links in älteren Nachrichten gelten nur eine gewisse Zeit. Verwenden Sie den Link aus unserer neuesten Nachricht.',
    },
    failedSignedOut:
      'Dieser Link ist abgelaufen. Bitte verwenden Sie den Link in unserer neuesten Nachricht.',
  },
  invalidDetail:
    'Vielleicht ist er unvollständig. Öffnen Sie den Link noch einmal aus der Nachricht.',
  reopenDetail:
    'Zu Ihrer Sicherheit merkt sich diese Seite nicht, wer Sie sind. Der Link steht in der Nachricht.',
};

export default german;
