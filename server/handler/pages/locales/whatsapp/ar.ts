/** Arabic: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const isolated = (name: string) => `\u2068${name}\u2069`;

const arabic: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `هل تريد إيقاف رسائل WhatsApp «${isolated(what)}» من ${isolated(sender)}؟`
      : `هل تريد إيقاف جميع رسائل WhatsApp من ${isolated(sender)}؟`,
  confirmDetail: (what) =>
    what ? 'لم يتغيّر شيء بعد. تبقى الرسائل الأخرى كما هي.' : 'لم يتغيّر شيء بعد.',
  doneDetail: (sender, what) =>
    what
      ? `لن تصلك بعد الآن رسائل WhatsApp «${isolated(what)}» من ${isolated(sender)}.`
      : `لن تصلك بعد الآن رسائل WhatsApp من ${isolated(sender)}.`,
  undoneDetail: (sender, what) =>
    what
      ? `ستصلك رسائل WhatsApp «${isolated(what)}» من ${isolated(sender)} من جديد.`
      : `عادت إعدادات رسائل WhatsApp من ${isolated(sender)} إلى ما كانت عليه.`,
  undoneOffDetail: (sender) => `جميع رسائل WhatsApp من ${isolated(sender)} متوقفة.`,
  manage: 'اختيار رسائل WhatsApp التي تصلك',
  keepPrivate:
    'فُتحت هذه الصفحة من رابط في رسالة WhatsApp. كل من لديه هذا الرابط يمكنه تغيير هذه التفضيلات، لذا يُرجى عدم إعادة توجيهه.',
  expiredDetail:
    'تتوقف الروابط في الرسائل القديمة عن العمل بعد مدة. يُرجى استخدام الرابط في أحدث رسالة منا.',
  linkExpired: {
    signedOut: {
      title: 'انتهت صلاحية هذا الرابط.',
      detail:
        'تتوقف الروابط في الرسائل القديمة عن العمل بعد مدة. يُرجى استخدام الرابط في أحدث رسالة منا.',
    },
    failedSignedOut: 'انتهت صلاحية هذا الرابط. يُرجى استخدام الرابط في أحدث رسالة منا.',
  },
  invalidDetail: 'ربما ينقصه جزء. يُرجى فتحه من الرسالة مرة أخرى.',
  reopenDetail: 'حفاظًا على أمانك، لا تتذكر هذه الصفحة هويتك. الرابط موجود في الرسالة.',
};

export default arabic;
