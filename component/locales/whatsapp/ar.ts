/** Arabic: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const arabic: ChannelMessages = {
  title: 'تفضيلات WhatsApp',
  all: ['جميع رسائل WhatsApp', 'إيقاف هذا الخيار يلغي الاشتراك في كل رسائل WhatsApp.'],
  why: 'لا تصلك أي رسائل منا على WhatsApp. لا يزال بإمكانك تغيير اختياراتك، وستُطبَّق عند إعادة تشغيل الرسائل.',
  whyExcept:
    'لا تصلك أي رسائل منا على WhatsApp سوى الرسائل التي تُرسل دائمًا. لا يزال بإمكانك تغيير اختياراتك، وستُطبَّق عند إعادة تشغيل الرسائل.',
  whyAlone: 'لا تصلك أي رسائل منا على WhatsApp.',
  blocksReplies: (description) =>
    `${description} ما دام هذا الخيار متوقفًا، لا يمكنك مراسلتنا عبر WhatsApp أيضًا.`,
  empty: 'لا توجد رسائل WhatsApp أخرى للاختيار من بينها.',
  unavailable: {
    title: 'تفضيلات WhatsApp غير متاحة هنا حاليًا.',
    detail: 'إعداد هذه الصفحة غير صحيح. يُرجى المحاولة لاحقًا.',
  },
  unknown: {
    title: 'لا يوجد ما يمكن اختياره هنا.',
    detail: 'لم نعثر على تفضيلات WhatsApp لك.',
  },
};

export default arabic;
