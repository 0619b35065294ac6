/** Hebrew: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const hebrew: ChannelMessages = {
  title: 'העדפות WhatsApp',
  all: ['כל הודעות WhatsApp', 'כיבוי האפשרות הזו מבטל את ההרשמה לכל הודעות WhatsApp.'],
  why: 'לא נשלחות אליך הודעות WhatsApp מאיתנו. עדיין אפשר לשנות את הבחירות, והן יחולו כשההודעות יופעלו שוב.',
  whyExcept:
    'לא נשלחות אליך הודעות WhatsApp מאיתנו, חוץ מאלה שנשלחות תמיד. עדיין אפשר לשנות את הבחירות, והן יחולו כשההודעות יופעלו שוב.',
  whyAlone: 'לא נשלחות אליך הודעות WhatsApp מאיתנו.',
  blocksReplies: (description) =>
    `${description} כל עוד האפשרות הזו כבויה, גם לא ניתן לכתוב אלינו ב־WhatsApp.`,
  empty: 'אין הודעות WhatsApp אחרות לבחירה.',
  unavailable: {
    title: 'העדפות WhatsApp אינן זמינות כאן כרגע.',
    detail: 'הדף הזה אינו מוגדר כראוי. יש לנסות שוב מאוחר יותר.',
  },
  unknown: { title: 'אין כאן מה לבחור.', detail: 'לא מצאנו העדפות WhatsApp עבורך.' },
};

export default hebrew;
