/** Japanese: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const japanese: ChannelMessages = {
  title: 'WhatsApp配信設定',
  all: [
    'すべてのWhatsAppメッセージ',
    'オフにすると、すべてのWhatsAppメッセージの配信を停止します。',
  ],
  why: '現在、WhatsAppメッセージはお送りしていません。選択内容は変更でき、再びオンにすると適用されます。',
  whyExcept:
    '現在、常に送信されるものを除き、WhatsAppメッセージはお送りしていません。選択内容は変更でき、再びオンにすると適用されます。',
  whyAlone: '現在、WhatsAppメッセージはお送りしていません。',
  blocksReplies: (description) =>
    `${description}オフの間は、お客様から WhatsApp でご連絡いただくこともできません。`,
  empty: '選択できるWhatsAppメッセージはほかにありません。',
  unavailable: {
    title: '現在、ここではWhatsApp配信設定をご利用いただけません。',
    detail: 'このページが正しく構成されていません。しばらくしてからもう一度お試しください。',
  },
  unknown: {
    title: 'ここで選択できるものはありません。',
    detail: 'お客様のWhatsApp配信設定が見つかりません。',
  },
};

export default japanese;
