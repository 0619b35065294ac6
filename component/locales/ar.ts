/** Arabic. */
import type { Messages } from '../messages.ts';

const plural = new Intl.PluralRules('ar');

const unsavedChanges: Record<string, string> = {
  one: 'تغيير واحد غير محفوظ',
  two: 'تغييران غير محفوظين',
  few: '# تغييرات غير محفوظة',
  many: '# تغييرًا غير محفوظ',
};

const arabic: Messages = {
  lang: 'ar',
  dir: 'rtl',
  title: 'تفضيلات البريد الإلكتروني',
  // The address reads from left to right: first-strong isolates keep its dots and @ in place (UAX #9).
  for: (email) => `إلى \u2068${email}\u2069`,
  labels: {
    all: ['جميع الرسائل', 'إيقاف هذا الخيار يلغي الاشتراك في كل الرسائل.'],
    postUpdates: ['مستجدات المنشورات', 'تغييرات الحالة والمستجدات في المنشورات التي تتابعها.'],
    postComments: ['التعليقات', 'تعليقات جديدة على المنشورات التي تتابعها.'],
    commentReplies: ['الردود', 'الردود على تعليقاتك.'],
    changelog: ['سجل التغييرات', 'أحدث إصداراتنا.'],
  },
  notSent: 'لا تُرسل',
  why: 'لا تصلك أي رسائل منا. تبقى اختياراتك محفوظة وتُطبَّق من جديد عند إعادة تشغيل هذا الخيار.',
  undo: 'تراجع',
  loading: 'جارٍ التحميل…',
  saving: 'جارٍ الحفظ…',
  saved: 'تم الحفظ',
  down: 'تعذّر تحميل تفضيلاتك.',
  expired: 'انتهت صلاحية هذا الرابط. يُرجى استخدام الرابط في أحدث رسالة منا.',
  unknown: 'لا توجد لدينا تفضيلات تخصك.',
  offline: 'لا يوجد اتصال بالإنترنت. ستُحفظ التغييرات عند عودة الاتصال.',
  empty: 'لا توجد رسائل للاختيار من بينها.',
  failed: (names) => `تعذّر حفظ: ${names.join('، ')}.`,
  on: 'تشغيل',
  off: 'إيقاف',
  retry: 'إعادة المحاولة',
  save: 'حفظ',
  discard: 'تجاهل التغييرات',
  unsaved: (count) =>
    (unsavedChanges[plural.select(count)] ?? '# تغيير غير محفوظ').replace('#', `${count}`),
};

export default arabic;
