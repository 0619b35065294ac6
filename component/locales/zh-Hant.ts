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
  choice: (name, status) => `${name}（${status === 'subscribed' ? '開啟' : '關閉'}）`,
  list: (items) => items.join('、'),

  choicesKept: (description) => `${description}您在下方的選擇會保留。`,
  stopAll: (description) => `${description}關閉後將全部停止傳送。`,
  why: '您不會收到我們的任何電子郵件。您仍可變更選擇，重新開啟後生效。',
  whyExcept:
    '除一律寄送的電子郵件外，您不會收到我們的任何電子郵件。您仍可變更選擇，重新開啟後生效。',
  whyAlone: '您不會收到我們的任何電子郵件。',
  chosen: '您接收的內容',
  later: '之後生效的選擇',
  empty: '沒有其他可供選擇的電子郵件。',

  notSent: '不寄送',
  saving: '儲存中…',
  saved: '已儲存',
  notSaved: '未能儲存',
  waiting: '等待中',
  changed: '已變更',
  alwaysOn: '一律開啟',
  alwaysOff: '一律關閉',
  lockedOn: '一律寄送，無法關閉。',
  lockedOff: '不會寄送，無法開啟。',
  locked: (name, status) => `一律${status === 'subscribed' ? '開啟' : '關閉'}：${name}。`,

  undo: '復原',
  retry: '重試',
  save: '儲存',
  discard: '捨棄變更',

  loading: '正在載入您的偏好設定…',
  instant: '變更會立即儲存。',
  unchanged: '沒有未儲存的變更',
  unsaved: (count) => `${count} 項變更尚未儲存`,
  undoable: '已儲存。您仍可復原。',
  offline: (count) => ({
    title: '您目前離線。',
    detail: `請勿關閉此頁面，恢復連線後會儲存 ${count} 項變更。`,
  }),
  failed: (names) => `未能儲存：${names}。`,
  stillOn: '目前仍為開啟。',
  stillOff: '目前仍為關閉。',
  asBefore: '設定沒有變更。',
  failedSignedOut: '登入已逾時。請重新整理頁面後再試一次。',
  submitFailed: { title: '未能儲存。', detail: '您的變更仍保留在此頁面。' },
  unconfirmed: (names) => ({
    title: `無法確認是否已儲存：${names}。`,
    detail: '請重試，或重新整理頁面查看已儲存的內容。',
  }),
  changedElsewhere: (choices) => `在此期間已在別處變更：${choices}。`,

  down: { title: '無法載入您的偏好設定。', detail: '設定沒有變更。請重試。' },
  offlineLoad: { title: '您目前離線。', detail: '恢復連線後會載入偏好設定。' },
  unavailable: {
    title: '電子郵件偏好設定目前無法在此使用。',
    detail: '此頁面的設定有誤。請稍後再試。',
  },
  signedOut: { title: '登入已逾時。', detail: '請重新整理頁面。' },
  unknown: { title: '這裡沒有可選擇的項目。', detail: '找不到您的電子郵件偏好設定。' },
};

export default traditionalChinese;
