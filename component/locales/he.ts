/** Hebrew. */
import type { Messages } from '../messages.ts';

const plural = new Intl.PluralRules('he');

const unsavedChanges: Record<string, string> = {
  one: 'שינוי אחד שלא נשמר',
  two: 'שני שינויים שלא נשמרו',
};

const hebrew: Messages = {
  lang: 'he',
  dir: 'rtl',
  title: 'העדפות דוא״ל',
  // The address reads from left to right: first-strong isolates keep its dots and @ in place (UAX #9).
  for: (email) => `עבור \u2068${email}\u2069`,
  labels: {
    all: ['כל הודעות הדוא״ל', 'כיבוי האפשרות הזו מבטל את ההרשמה לכל ההודעות.'],
    postUpdates: ['עדכונים על פוסטים', 'שינויי סטטוס ועדכונים בפוסטים שבמעקב שלך.'],
    postComments: ['תגובות לפוסטים', 'תגובות חדשות לפוסטים שבמעקב שלך.'],
    commentReplies: ['תשובות', 'תשובות לתגובות שלך.'],
    changelog: ['מה חדש', 'החידושים שהשקנו.'],
  },
  notSent: 'לא נשלח',
  why: 'לא נשלחות אליך הודעות דוא״ל מאיתנו. הבחירות שלך נשמרות ויחולו שוב אחרי הפעלה מחדש.',
  undo: 'ביטול הפעולה',
  loading: 'מתבצעת טעינה…',
  saving: 'מתבצעת שמירה…',
  saved: 'נשמר',
  down: 'לא ניתן היה לטעון את ההעדפות שלך.',
  expired: 'תוקף הקישור פג. יש להשתמש בקישור שבהודעת הדוא״ל האחרונה שלנו.',
  unknown: 'אין לנו העדפות דוא״ל עבורך.',
  offline: 'אין חיבור לאינטרנט. השינויים יישמרו כשהחיבור יחזור.',
  empty: 'אין הודעות דוא״ל לבחירה.',
  failed: (names) => `לא נשמר: ${names.join(', ')}.`,
  on: 'פועל',
  off: 'כבוי',
  retry: 'ניסיון נוסף',
  save: 'שמירה',
  discard: 'ביטול השינויים',
  unsaved: (count) =>
    (unsavedChanges[plural.select(count)] ?? '# שינויים שלא נשמרו').replace('#', `${count}`),
};

export default hebrew;
