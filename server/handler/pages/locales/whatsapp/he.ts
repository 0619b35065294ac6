/** Hebrew: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const isolated = (name: string) => `\u2068${name}\u2069`;

const hebrew: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `להפסיק לקבל הודעות WhatsApp בנושא ״${isolated(what)}״ מאת ${isolated(sender)}?`
      : `להפסיק לקבל את כל הודעות WhatsApp מאת ${isolated(sender)}?`,
  confirmDetail: (what) =>
    what ? 'עדיין לא השתנה דבר. הודעות אחרות יישארו כפי שהן.' : 'עדיין לא השתנה דבר.',
  doneDetail: (sender, what) =>
    what
      ? `לא יישלחו אליך עוד הודעות WhatsApp בנושא ״${isolated(what)}״ מאת ${isolated(sender)}.`
      : `לא יישלחו אליך עוד הודעות WhatsApp מאת ${isolated(sender)}.`,
  undoneDetail: (sender, what) =>
    what
      ? `הודעות WhatsApp בנושא ״${isolated(what)}״ מאת ${isolated(sender)} יישלחו אליך שוב.`
      : `הגדרות הודעות WhatsApp מאת ${isolated(sender)} חזרו לקדמותן.`,
  undoneOffDetail: (sender) => `כל הודעות WhatsApp מאת ${isolated(sender)} כבויות.`,
  manage: 'בחירת הודעות WhatsApp שיישלחו אליך',
  keepPrivate:
    'הדף הזה נפתח מקישור בהודעת WhatsApp. כל מי שהקישור בידיו יכול לשנות את ההעדפות האלה, ולכן אין להעביר אותו לאחרים.',
  expiredDetail:
    'קישורים בהודעות ישנות מפסיקים לפעול כעבור זמן מה. יש להשתמש בקישור שבהודעה האחרונה שלנו.',
  linkExpired: {
    signedOut: {
      title: 'תוקף הקישור פג.',
      detail:
        'קישורים בהודעות ישנות מפסיקים לפעול כעבור זמן מה. יש להשתמש בקישור שבהודעה האחרונה שלנו.',
    },
    failedSignedOut: 'תוקף הקישור פג. יש להשתמש בקישור שבהודעה האחרונה שלנו.',
  },
  invalidDetail: 'ייתכן שחסר בו חלק. יש לפתוח אותו שוב מתוך ההודעה.',
  reopenDetail: 'מטעמי אבטחה, הדף הזה לא זוכר של מי ההעדפות. הקישור נמצא בהודעה.',
};

export default hebrew;
