/** Chinese, traditional. */
import type { PageTexts } from '../page-texts.ts';

const traditionalChinese: PageTexts = {
  help: '說明',
  title: '取消訂閱',
  confirm: (sender, what) =>
    what ? `不再接收 ${sender} 的「${what}」電子郵件？` : `不再接收 ${sender} 的所有電子郵件？`,
  unsubscribe: '取消訂閱',
  done: '您已取消訂閱',
  doneDetail: (sender, what) =>
    what ? `您將不再收到 ${sender} 的「${what}」電子郵件。` : `您將不再收到 ${sender} 的電子郵件。`,
  mistake: '操作有誤？',
  undone: '已復原',
  undoneDetail: (sender, what) =>
    what
      ? `您會繼續收到 ${sender} 的「${what}」電子郵件。`
      : `${sender} 的電子郵件設定已恢復原狀。`,
  manage: '選擇您要接收的電子郵件',
  history: '下載您的選擇記錄',
  requestLink: '以電子郵件寄送全部設定的連結',
  requested: '請查看您的收件匣',
  requestedDetail: '如果我們有您的地址，新連結已經寄出。',
  expired: '此連結已過期',
  expiredDetail: '較早郵件中的連結過一段時間會失效。最近一封郵件中有新的連結。',
  limited: '此連結無法執行這項操作',
  limitedDetail: '為了您的安全，它的權限少於全部設定的連結。',
  invalid: '此連結無效',
  invalidDetail: '可能缺少了一部分。請從郵件中重新開啟。',
  reopen: '請重新開啟連結',
  reopenDetail: '為了您的安全，此頁面不會記住您是誰。連結在郵件中。',
  unknown: '這裡沒有可變更的內容',
  unknownDetail: '此連結對應的電子郵件設定已不存在。',
  failed: '操作未成功',
  failedDetail: '目前無法完成。請稍後再試。',
};

export default traditionalChinese;
