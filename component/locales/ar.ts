/**
 * Arabic. Names and addresses are in first-strong isolates (Unicode UAX #9), so that those in Latin
 * letters do not change the order of the text around them.
 */
import type { Messages } from '../messages.ts';

const plural = new Intl.PluralRules('ar');

/** As the subject of a sentence. */
const unsavedChanges: Record<string, string> = {
  one: 'تغيير واحد غير محفوظ',
  two: 'تغييران غير محفوظين',
  few: '# تغييرات غير محفوظة',
  many: '# تغييرًا غير محفوظ',
};

/** In the genitive, after `حفظ`. */
const savedChanges: Record<string, string> = {
  one: 'تغيير واحد',
  two: 'تغييرين',
  few: '# تغييرات',
  many: '# تغييرًا',
};

const isolated = (name: string) => `\u2068${name}\u2069`;

const arabic: Messages = {
  lang: 'ar',
  dir: 'rtl',
  title: 'تفضيلات البريد الإلكتروني',
  for: (email) => `للعنوان ${isolated(email)}`,
  labels: {
    all: ['جميع الرسائل', 'إيقاف هذا الخيار يلغي الاشتراك في كل الرسائل.'],
    postUpdates: ['مستجدات المنشورات', 'تغييرات الحالة والمستجدات في المنشورات التي تتابعها.'],
    postComments: ['التعليقات', 'تعليقات جديدة على المنشورات التي تتابعها.'],
    commentReplies: ['الردود', 'الردود على تعليقاتك.'],
    changelog: ['الميزات الجديدة', 'أحدث إصداراتنا.'],
  },
  choice: (name, status) => `${isolated(name)} (${status === 'subscribed' ? 'تشغيل' : 'إيقاف'})`,
  list: (items) => items.map(isolated).join('، '),

  choicesKept: (description) => `${description} تبقى اختياراتك أدناه محفوظة.`,
  stopAll: (description) => `${description} إيقاف هذا الخيار يوقفها جميعًا.`,
  why: 'لا تصلك أي رسائل منا. لا يزال بإمكانك تغيير اختياراتك، وستُطبَّق عند إعادة تشغيل الرسائل.',
  whyExcept:
    'لا تصلك أي رسائل منا سوى الرسائل التي تُرسل دائمًا. لا يزال بإمكانك تغيير اختياراتك، وستُطبَّق عند إعادة تشغيل الرسائل.',
  whyAlone: 'لا تصلك أي رسائل منا.',
  chosen: 'ما يصلك',
  later: 'اختيارات لوقت لاحق',
  empty: 'لا توجد رسائل أخرى للاختيار من بينها.',

  notSent: 'لا تُرسل',
  saving: 'جارٍ الحفظ…',
  saved: 'تم الحفظ',
  notSaved: 'لم يُحفظ',
  waiting: 'قيد الانتظار',
  changed: 'مُعدَّل',
  alwaysOn: 'تشغيل دائم',
  alwaysOff: 'إيقاف دائم',
  lockedOn: 'تُرسل دائمًا ولا يمكن إيقافها.',
  lockedOff: 'لا تُرسل أبدًا ولا يمكن تشغيلها.',
  locked: (name, status) =>
    `${status === 'subscribed' ? 'تشغيل' : 'إيقاف'} دائم: ${isolated(name)}.`,

  undo: 'تراجع',
  retry: 'إعادة المحاولة',
  save: 'حفظ',
  discard: 'تجاهل التغييرات',

  loading: 'جارٍ تحميل تفضيلاتك…',
  instant: 'تُحفظ التغييرات فور إجرائها.',
  unchanged: 'لا توجد تغييرات غير محفوظة',
  unsaved: (count) =>
    (unsavedChanges[plural.select(count)] ?? '# تغيير غير محفوظ').replace('#', `${count}`),
  undoable: 'تم الحفظ. لا يزال بإمكانك التراجع.',
  offline: (count) => {
    const changes = savedChanges[plural.select(count)] ?? '# تغيير';
    return {
      title: 'لا يوجد اتصال بالإنترنت.',
      detail: `يُرجى إبقاء الصفحة مفتوحة؛ سيتم حفظ ${changes.replace('#', `${count}`)} عند عودة الاتصال.`,
    };
  },
  failed: (names) => `تعذّر حفظ ما يلي: ${names}.`,
  stillOn: 'لا يزال قيد التشغيل.',
  stillOff: 'لا يزال متوقفًا.',
  asBefore: 'لم يتغيّر شيء.',
  failedSignedOut: 'انتهت الجلسة. يُرجى إعادة تحميل الصفحة والمحاولة مرة أخرى.',
  submitFailed: { title: 'تعذّر الحفظ.', detail: 'تغييراتك لا تزال هنا.' },
  unconfirmed: (names) => ({
    title: `تعذّر التأكد من حفظ ما يلي: ${names}.`,
    detail: 'يُرجى إعادة المحاولة، أو إعادة تحميل الصفحة لمعرفة ما حُفظ.',
  }),
  changedElsewhere: (choices) => `جرى في هذه الأثناء تعديل ما يلي من مكان آخر: ${choices}.`,

  down: {
    title: 'تعذّر تحميل تفضيلاتك.',
    detail: 'لم تتغيّر تفضيلاتك. يُرجى إعادة المحاولة.',
  },
  offlineLoad: {
    title: 'لا يوجد اتصال بالإنترنت.',
    detail: 'ستُحمَّل تفضيلاتك عند عودة الاتصال.',
  },
  unavailable: {
    title: 'تفضيلات البريد الإلكتروني غير متاحة هنا حاليًا.',
    detail: 'إعداد هذه الصفحة غير صحيح. يُرجى المحاولة لاحقًا.',
  },
  signedOut: { title: 'انتهت الجلسة.', detail: 'يُرجى إعادة تحميل الصفحة.' },
  unknown: {
    title: 'لا يوجد ما يمكن اختياره هنا.',
    detail: 'لم نعثر على تفضيلات بريد إلكتروني لك.',
  },
};

export default arabic;
