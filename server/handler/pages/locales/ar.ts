/** Arabic. Names are isolated, so that those in Latin letters keep their place (Unicode UAX #9). */
import type { PageTexts } from '../page-texts.ts';

const isolated = (name: string) => `\u2068${name}\u2069`;

const arabic: PageTexts = {
  help: 'المساعدة',
  title: 'إلغاء الاشتراك',
  confirm: (sender, what) =>
    what
      ? `هل تريد إيقاف رسائل «${isolated(what)}» من ${isolated(sender)}؟`
      : `هل تريد إيقاف جميع الرسائل من ${isolated(sender)}؟`,
  unsubscribe: 'إلغاء الاشتراك',
  done: 'تم إلغاء الاشتراك',
  doneDetail: (sender, what) =>
    what
      ? `لن تصلك بعد الآن رسائل «${isolated(what)}» من ${isolated(sender)}.`
      : `لن تصلك بعد الآن رسائل من ${isolated(sender)}.`,
  mistake: 'هل كان ذلك عن طريق الخطأ؟',
  undone: 'تم التراجع',
  undoneDetail: (sender, what) =>
    what
      ? `ستصلك رسائل «${isolated(what)}» من ${isolated(sender)} من جديد.`
      : `عادت إعدادات رسائلك من ${isolated(sender)} كما كانت.`,
  manage: 'اختيار الرسائل التي تصلك',
  history: 'تنزيل سجل اختياراتك',
  requestLink: 'إرسال رابط جميع التفضيلات إلى بريدي',
  requested: 'تحقق من بريدك الوارد',
  requestedDetail: 'إذا كان لدينا عنوان لك، فقد أُرسل إليه رابط جديد.',
  expired: 'انتهت صلاحية هذا الرابط',
  expiredDetail: 'تتوقف الروابط في الرسائل القديمة عن العمل بعد مدة. في أحدث رسالة رابط جديد.',
  limited: 'لا يتيح هذا الرابط ذلك',
  limitedDetail: 'حفاظًا على أمانك، يتيح أقل مما يتيحه رابط جميع التفضيلات.',
  invalid: 'هذا الرابط لا يعمل',
  invalidDetail: 'ربما ينقصه جزء. يُرجى فتحه من الرسالة مرة أخرى.',
  reopen: 'يُرجى فتح الرابط مرة أخرى',
  reopenDetail: 'حفاظًا على أمانك، لا تتذكر هذه الصفحة هويتك. الرابط موجود في الرسالة.',
  unknown: 'لا يوجد ما يمكن تغييره هنا',
  unknownDetail: 'لم تعد لدينا تفضيلات بريد لهذا الرابط.',
  failed: 'لم ينجح ذلك',
  failedDetail: 'هذا غير ممكن حاليًا. يُرجى المحاولة بعد قليل.',
};

export default arabic;
