/**
 * Hebrew. Names and addresses are in first-strong isolates (Unicode UAX #9), so that those in Latin
 * letters do not change the order of the text around them.
 */
import type { Messages } from '../messages.ts';

const plural = new Intl.PluralRules('he');

const unsavedChanges: Record<string, string> = {
  one: 'שינוי אחד שלא נשמר',
  two: 'שני שינויים שלא נשמרו',
};

/** After `ו` ("and"), which takes a maqaf before a number in digits. */
const savedChanges: Record<string, string> = {
  one: 'שינוי אחד יישמר',
  two: 'שני שינויים יישמרו',
};

const isolated = (name: string) => `\u2068${name}\u2069`;

const hebrew: Messages = {
  lang: 'he',
  dir: 'rtl',
  title: 'העדפות דוא״ל',
  for: (email) => `עבור ${isolated(email)}`,
  labels: {
    all: ['כל הודעות הדוא״ל', 'כיבוי האפשרות הזו מבטל את ההרשמה לכל ההודעות.'],
    postUpdates: ['עדכונים על פוסטים', 'שינויי סטטוס ועדכונים בפוסטים שבמעקב שלך.'],
    postComments: ['תגובות לפוסטים', 'תגובות חדשות לפוסטים שבמעקב שלך.'],
    commentReplies: ['תשובות', 'תשובות לתגובות שלך.'],
    changelog: ['מה חדש', 'החידושים שהשקנו.'],
  },
  choice: (name, status) => `${isolated(name)} (${status === 'subscribed' ? 'פועל' : 'כבוי'})`,
  list: (items) => items.map(isolated).join(', '),

  choicesKept: (description) => `${description} הבחירות שלך למטה נשמרות.`,
  stopAll: (description) => `${description} כיבוי האפשרות הזו מפסיק את כולן.`,
  why: 'לא נשלחות אליך הודעות דוא״ל מאיתנו. עדיין אפשר לשנות את הבחירות, והן יחולו כשהדוא״ל יופעל שוב.',
  whyExcept:
    'לא נשלחות אליך הודעות דוא״ל מאיתנו, חוץ מאלה שנשלחות תמיד. עדיין אפשר לשנות את הבחירות, והן יחולו כשהדוא״ל יופעל שוב.',
  whyAlone: 'לא נשלחות אליך הודעות דוא״ל מאיתנו.',
  chosen: 'מה נשלח אליך',
  later: 'בחירות להמשך',
  empty: 'אין הודעות דוא״ל אחרות לבחירה.',

  notSent: 'לא נשלחות כרגע',
  saving: 'מתבצעת שמירה…',
  saved: 'נשמר',
  notSaved: 'לא נשמר',
  waiting: 'בהמתנה',
  changed: 'השתנה',
  alwaysOn: 'תמיד פועל',
  alwaysOff: 'תמיד כבוי',
  lockedOn: 'נשלחות תמיד, ואי אפשר לכבות.',
  lockedOff: 'לא נשלחות אף פעם, ואי אפשר להפעיל.',
  locked: (name, status) => `תמיד ${status === 'subscribed' ? 'פועל' : 'כבוי'}: ${isolated(name)}.`,

  undo: 'ביטול הפעולה',
  retry: 'ניסיון נוסף',
  save: 'שמירה',
  discard: 'ביטול השינויים',

  loading: 'ההעדפות שלך נטענות…',
  instant: 'השינויים נשמרים מיד.',
  unchanged: 'אין שינויים שלא נשמרו',
  unsaved: (count) =>
    (unsavedChanges[plural.select(count)] ?? '# שינויים שלא נשמרו').replace('#', `${count}`),
  undoable: 'נשמר. עדיין אפשר לבטל את הפעולה.',
  offline: (count) => {
    const changes = savedChanges[plural.select(count)] ?? '־# שינויים יישמרו';
    return {
      title: 'אין חיבור לאינטרנט.',
      detail: `יש להשאיר את הדף פתוח, ו${changes.replace('#', `${count}`)} כשהחיבור יחזור.`,
    };
  },
  failed: (names) => `לא נשמר: ${names}.`,
  stillOn: 'עדיין פועל.',
  stillOff: 'עדיין כבוי.',
  asBefore: 'לא השתנה דבר.',
  failedSignedOut: 'תוקף ההתחברות פג. יש לטעון מחדש את הדף ולנסות שוב.',
  submitFailed: { title: 'השמירה לא הצליחה.', detail: 'השינויים שלך עדיין כאן.' },
  unconfirmed: (names) => ({
    title: `לא ניתן לוודא אם זה נשמר: ${names}.`,
    detail: 'אפשר לנסות שוב, או לטעון מחדש את הדף כדי לראות מה נשמר.',
  }),
  changedElsewhere: (choices) => `בינתיים השתנה במקום אחר: ${choices}.`,

  down: {
    title: 'לא ניתן היה לטעון את ההעדפות שלך.',
    detail: 'ההעדפות לא השתנו. יש לנסות שוב.',
  },
  offlineLoad: { title: 'אין חיבור לאינטרנט.', detail: 'ההעדפות ייטענו כשהחיבור יחזור.' },
  unavailable: {
    title: 'העדפות הדוא״ל אינן זמינות כאן כרגע.',
    detail: 'הדף הזה אינו מוגדר כראוי. יש לנסות שוב מאוחר יותר.',
  },
  signedOut: { title: 'תוקף ההתחברות פג.', detail: 'יש לטעון מחדש את הדף.' },
  unknown: { title: 'אין כאן מה לבחור.', detail: 'לא מצאנו העדפות דוא״ל עבורך.' },
};

export default hebrew;
