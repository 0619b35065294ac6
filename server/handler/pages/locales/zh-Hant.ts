/** Chinese, traditional. */
import type { PageTexts } from '../page-texts.ts';

const traditionalChinese: PageTexts = {
  help: '說明',
  title: '取消訂閱',
  confirm: (sender, what) =>
    what ? `不再接收 ${sender} 的「${what}」電子郵件？` : `不再接收 ${sender} 的所有電子郵件？`,
  confirmDetail: (what) =>
    what ? '目前尚未變更任何設定。其他電子郵件維持不變。' : '目前尚未變更任何設定。',
  unsubscribe: '取消訂閱',
  done: '您已取消訂閱',
  doneDetail: (sender, what) =>
    what ? `您將不再收到 ${sender} 的「${what}」電子郵件。` : `您將不再收到 ${sender} 的電子郵件。`,
  mistake: '不小心按錯了嗎？',
  undo: '復原',
  undone: '已復原',
  undoneDetail: (sender, what) =>
    what
      ? `您將再次收到 ${sender} 的「${what}」電子郵件。`
      : `${sender} 的電子郵件設定已恢復原狀。`,
  undoneOff: '您的選擇已儲存',
  undoneOffDetail: (sender) => `${sender} 的所有電子郵件皆已關閉。`,
  manage: '選擇您要接收的電子郵件',
  history: '下載偏好設定變更紀錄',
  keepPrivate: '您是透過電子郵件中的連結開啟此頁面。任何擁有該連結的人都能變更這些設定，請勿轉寄。',
  requestLink: '將設定連結寄到我的信箱',
  requestLinkDetail: '連結只會寄到您在我們這裡登記的信箱。',
  requestNewLink: '將新連結寄到我的信箱',
  requested: '請查看您的收件匣',
  requestedDetail: '如果我們有您的電子郵件地址，新連結已寄到該信箱。',
  expired: '此連結已過期',
  expiredDetail: '較早電子郵件中的連結過一段時間會失效。請使用我們最近一封電子郵件中的連結。',
  linkExpired: {
    signedOut: {
      title: '此連結已過期。',
      detail: '較早電子郵件中的連結過一段時間會失效。請使用我們最近一封電子郵件中的連結。',
    },
    failedSignedOut: '此連結已過期。請使用我們最近一封電子郵件中的連結。',
  },
  limited: '此連結無法執行這項操作',
  limitedDetail: '為保障安全，此連結無法檢視或變更所有設定。',
  invalid: '此連結無效',
  invalidDetail: '連結可能不完整。請從電子郵件中重新開啟。',
  reopen: '請重新開啟連結',
  reopenDetail: '為保障安全，此頁面不會記住您是誰。連結在郵件中。',
  unknown: '這裡沒有可變更的內容',
  unknownDetail: '此連結對應的電子郵件設定已不存在。',
  locked: '此項無法變更',
  lockedDetail: '寄件者不允許在此變更這項選擇。',
  unsupportedDetail: '這項選擇無法在此變更。如有需要，請聯絡寄件者。',
  failed: '操作未成功',
  failedDetail: '目前無法完成。請稍後再試。',
};

export default traditionalChinese;
