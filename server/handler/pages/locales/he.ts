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
  confirmDetail: (what) =>
    what ? 'עדיין לא השתנה דבר. הודעות אחרות יישארו כפי שהן.' : 'עדיין לא השתנה דבר.',
  unsubscribe: 'ביטול הרשמה',
  done: 'ההרשמה בוטלה',
  doneDetail: (sender, what) =>
    what
      ? `לא יישלחו אליך עוד הודעות בנושא ״${isolated(what)}״ מאת ${isolated(sender)}.`
      : `לא יישלחו אליך עוד הודעות מאת ${isolated(sender)}.`,
  mistake: 'זו הייתה טעות?',
  undo: 'החזרת ההרשמה',
  undone: 'ההרשמה שוחזרה',
  undoneDetail: (sender, what) =>
    what
      ? `הודעות בנושא ״${isolated(what)}״ מאת ${isolated(sender)} יישלחו אליך שוב.`
      : `הגדרות ההודעות מאת ${isolated(sender)} חזרו לקדמותן.`,
  undoneOff: 'הבחירה שלך נשמרה',
  undoneOffDetail: (sender) => `כל ההודעות מאת ${isolated(sender)} כבויות.`,
  manage: 'בחירת ההודעות שיישלחו אליך',
  history: 'הורדת היסטוריית ההעדפות',
  keepPrivate:
    'הדף הזה נפתח מקישור בהודעת דוא״ל. כל מי שהקישור בידיו יכול לשנות את ההעדפות האלה, ולכן אין להעביר אותו לאחרים.',
  requestLink: 'קבלת קישור לכל ההעדפות בדוא״ל',
  requestLinkDetail: 'הקישור יישלח רק לכתובת הדוא״ל שלך הרשומה אצלנו.',
  requestNewLink: 'קבלת קישור חדש בדוא״ל',
  requested: 'כדאי לבדוק את תיבת הדואר',
  requestedDetail: 'אם יש לנו כתובת שלך, קישור חדש כבר בדרך אליה.',
  expired: 'תוקף הקישור פג',
  expiredDetail:
    'קישורים בהודעות ישנות מפסיקים לפעול כעבור זמן מה. יש להשתמש בקישור שבהודעה האחרונה שלנו.',
  linkExpired: {
    signedOut: {
      title: 'תוקף הקישור פג.',
      detail:
        'קישורים בהודעות ישנות מפסיקים לפעול כעבור זמן מה. יש להשתמש בקישור שבהודעה האחרונה שלנו.',
    },
    failedSignedOut: 'תוקף הקישור פג. יש להשתמש בקישור שבהודעת הדוא״ל האחרונה שלנו.',
  },
  limited: 'הקישור הזה לא מאפשר זאת',
  limitedDetail: 'מטעמי אבטחה, אי אפשר לראות או לשנות באמצעותו את כל ההעדפות.',
  invalid: 'הקישור לא פועל',
  invalidDetail: 'ייתכן שחסר בו חלק. יש לפתוח אותו שוב מתוך ההודעה.',
  reopen: 'יש לפתוח שוב את הקישור',
  reopenDetail: 'מטעמי אבטחה, הדף הזה לא זוכר של מי ההעדפות. הקישור נמצא בהודעה.',
  unknown: 'אין כאן מה לשנות',
  unknownDetail: 'כבר אין לנו העדפות דוא״ל עבור הקישור הזה.',
  locked: 'לא ניתן לשנות את זה',
  lockedDetail: 'השולח אינו מאפשר לשנות את הבחירה הזו כאן.',
  unsupportedDetail: 'לא ניתן לשנות את הבחירה הזו כאן. במידת הצורך, אפשר לפנות אל השולח.',
  failed: 'הפעולה לא הצליחה',
  failedDetail: 'הדבר אינו אפשרי כרגע. יש לנסות שוב בעוד רגע.',
};

export default hebrew;
