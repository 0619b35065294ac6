/** Chinese in traditional characters: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const traditionalChinese: ChannelMessages = {
  title: 'WhatsApp 偏好設定',
  all: ['所有 WhatsApp 訊息', '關閉後將取消訂閱所有 WhatsApp 訊息。'],
  why: '您不會收到我們的任何 WhatsApp 訊息。您仍可變更選擇，重新開啟後生效。',
  whyExcept:
    '除一律傳送的訊息外，您不會收到我們的任何 WhatsApp 訊息。您仍可變更選擇，重新開啟後生效。',
  whyAlone: '您不會收到我們的任何 WhatsApp 訊息。',
  blocksReplies: (description) => `${description}關閉期間，您也無法透過 WhatsApp 傳訊息給我們。`,
  empty: '沒有其他可供選擇的 WhatsApp 訊息。',
  unavailable: {
    title: 'WhatsApp 偏好設定目前無法在此使用。',
    detail: '此頁面的設定有誤。請稍後再試。',
  },
  unknown: { title: '這裡沒有可選擇的項目。', detail: '找不到您的WhatsApp 偏好設定。' },
};

export default traditionalChinese;
