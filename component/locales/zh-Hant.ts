/** Chinese in traditional characters, as used in Taiwan. */
import type { Messages } from '../messages.ts';

const traditionalChinese: Messages = {
  lang: 'zh-Hant',
  title: '電子郵件偏好設定',
  for: (email) => `收件者：${email}`,
  labels: {
    all: ['所有電子郵件', '關閉後將取消訂閱所有電子郵件。'],
    postUpdates: ['貼文動態', '您追蹤的貼文的狀態變更與最新進展。'],
    postComments: ['貼文留言', '您追蹤的貼文的新留言。'],
    commentReplies: ['回覆', '對您留言的回覆。'],
    changelog: ['更新日誌', '我們發布的新內容。'],
  },
  notSent: '不寄送',
  why: '您不會收到我們的任何電子郵件。您的選擇會保留，重新開啟後繼續生效。',
  undo: '復原',
  loading: '載入中…',
  saving: '儲存中…',
  saved: '已儲存',
  down: '無法載入您的偏好設定。',
  expired: '此連結已過期。請使用我們最近一封電子郵件中的連結。',
  unknown: '找不到您的電子郵件偏好設定。',
  offline: '您目前離線。恢復連線後會儲存變更。',
  empty: '沒有可供選擇的電子郵件。',
  failed: (names) => `未儲存：${names.join('、')}。`,
  on: '開啟',
  off: '關閉',
  retry: '重試',
  save: '儲存',
  discard: '捨棄變更',
  unsaved: (count) => `${count} 項變更尚未儲存`,
};

export default traditionalChinese;
