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
  confirmDetail: (what) =>
    what ? 'لم يتغيّر شيء بعد. تبقى الرسائل الأخرى كما هي.' : 'لم يتغيّر شيء بعد.',
  unsubscribe: 'إلغاء الاشتراك',
  done: 'تم إلغاء الاشتراك',
  doneDetail: (sender, what) =>
    what
      ? `لن تصلك بعد الآن رسائل «${isolated(what)}» من ${isolated(sender)}.`
      : `لن تصلك بعد الآن رسائل من ${isolated(sender)}.`,
  mistake: 'هل كان ذلك عن طريق الخطأ؟',
  undo: 'تراجع',
  undone: 'تم التراجع',
  undoneDetail: (sender, what) =>
    what
      ? `ستصلك رسائل «${isolated(what)}» من ${isolated(sender)} من جديد.`
      : `عادت إعدادات رسائلك من ${isolated(sender)} إلى ما كانت عليه.`,
  undoneOff: 'تم حفظ اختيارك',
  undoneOffDetail: (sender) => `جميع الرسائل من ${isolated(sender)} متوقفة.`,
  manage: 'اختيار الرسائل التي تصلك',
  history: 'تنزيل سجل اختياراتك',
  keepPrivate:
    'فُتحت هذه الصفحة من رابط في رسالة بريد إلكتروني. كل من لديه هذا الرابط يمكنه تغيير هذه التفضيلات، لذا يُرجى عدم إعادة توجيهه.',
  requestLink: 'إرسال رابط جميع التفضيلات إلى بريدي',
  requestLinkDetail: 'لا يُرسل الرابط إلا إلى بريدك الإلكتروني المسجّل لدينا.',
  requestNewLink: 'إرسال رابط جديد إلى بريدي',
  requested: 'تحقق من بريدك الوارد',
  requestedDetail: 'إذا كان لدينا بريدك الإلكتروني، فقد أرسلنا إليه رابطًا جديدًا.',
  expired: 'انتهت صلاحية هذا الرابط',
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
  limited: 'لا يتيح هذا الرابط ذلك',
  limitedDetail: 'حفاظًا على أمانك، لا يتيح هذا الرابط عرض جميع التفضيلات أو تغييرها.',
  invalid: 'هذا الرابط لا يعمل',
  invalidDetail: 'ربما ينقصه جزء. يُرجى فتحه من الرسالة مرة أخرى.',
  reopen: 'يُرجى فتح الرابط مرة أخرى',
  reopenDetail: 'حفاظًا على أمانك، لا تتذكر هذه الصفحة هويتك. الرابط موجود في الرسالة.',
  unknown: 'لا يوجد ما يمكن تغييره هنا',
  unknownDetail: 'لم تعد لدينا تفضيلات بريد لهذا الرابط.',
  locked: 'لا يمكن تغيير هذا',
  lockedDetail: 'لا يسمح المرسل بتغيير هذا الاختيار هنا.',
  unsupportedDetail: 'لا يمكن تغيير هذا الاختيار هنا. يُرجى مراسلة المرسل إذا احتجت إلى ذلك.',
  failed: 'لم ينجح ذلك',
  failedDetail: 'هذا غير ممكن حاليًا. يُرجى المحاولة بعد قليل.',
};

export default arabic;
