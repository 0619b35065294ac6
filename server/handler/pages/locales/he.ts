/** Hebrew. Names are isolated, so that those in Latin letters keep their place (Unicode UAX #9). */
import type { PageTexts } from '../page-texts.ts';

const isolated = (name: string) => `\u2068${name}\u2069`;

const hebrew: PageTexts = {
  help: 'עזרה',
  title: 'ביטול הרשמה',
  confirm: (sender, what) =>
    what
      ? `להפסיק לקבל הודעות בנושא ״${isolated(what)}״ מאת ${isolated(sender)}?`
      : `להפסיק לקבל את כל ההודעות מאת ${isolated(sender)}?`,
  unsubscribe: 'ביטול הרשמה',
  done: 'ההרשמה בוטלה',
  doneDetail: (sender, what) =>
    what
      ? `לא יישלחו אליך עוד הודעות בנושא ״${isolated(what)}״ מאת ${isolated(sender)}.`
      : `לא יישלחו אליך עוד הודעות מאת ${isolated(sender)}.`,
  mistake: 'זו הייתה טעות?',
  undone: 'הפעולה בוטלה',
  undoneDetail: (sender, what) =>
    what
      ? `הודעות בנושא ״${isolated(what)}״ מאת ${isolated(sender)} יישלחו אליך שוב.`
      : `הגדרות ההודעות מאת ${isolated(sender)} חזרו לקדמותן.`,
  manage: 'בחירת ההודעות שיישלחו אליך',
  history: 'הורדת היסטוריית הבחירות שלך',
  requestLink: 'קבלת קישור לכל ההעדפות בדוא״ל',
  requested: 'כדאי לבדוק את תיבת הדואר',
  requestedDetail: 'אם יש לנו כתובת שלך, קישור חדש כבר בדרך אליה.',
  expired: 'תוקף הקישור פג',
  expiredDetail: 'קישורים בהודעות ישנות מפסיקים לפעול כעבור זמן מה. בהודעה האחרונה יש קישור חדש.',
  limited: 'הקישור הזה לא מאפשר זאת',
  limitedDetail: 'למען הבטיחות, הוא מאפשר פחות מהקישור לכל ההעדפות.',
  invalid: 'הקישור לא פועל',
  invalidDetail: 'ייתכן שחסר בו חלק. יש לפתוח אותו שוב מתוך ההודעה.',
  reopen: 'יש לפתוח שוב את הקישור',
  reopenDetail: 'למען הבטיחות, הדף הזה לא זוכר של מי ההעדפות. הקישור נמצא בהודעה.',
  unknown: 'אין כאן מה לשנות',
  unknownDetail: 'כבר אין לנו העדפות דוא״ל עבור הקישור הזה.',
  failed: 'הפעולה לא הצליחה',
  failedDetail: 'הדבר אינו אפשרי כרגע. יש לנסות שוב בעוד רגע.',
};

export default hebrew;
