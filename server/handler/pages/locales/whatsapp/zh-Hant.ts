/** Chinese in traditional characters: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const traditionalChinese: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `不再接收 ${sender} 的「${what}」 WhatsApp 訊息？`
      : `不再接收 ${sender} 的所有 WhatsApp 訊息？`,
  confirmDetail: (what) =>
    what ? '目前尚未變更任何設定。其他訊息維持不變。' : '目前尚未變更任何設定。',
  doneDetail: (sender, what) =>
    what
      ? `您將不再收到 ${sender} 的「${what}」 WhatsApp 訊息。`
      : `您將不再收到 ${sender} 的 WhatsApp 訊息。`,
  undoneDetail: (sender, what) =>
    what
      ? `您將再次收到 ${sender} 的「${what}」 WhatsApp 訊息。`
      : `${sender} 的 WhatsApp 訊息設定已恢復原狀。`,
  undoneOffDetail: (sender) => `${sender} 的所有 WhatsApp 訊息皆已關閉。`,
  manage: '選擇您要接收的 WhatsApp 訊息',
  keepPrivate: '您是透過訊息中的連結開啟此頁面。任何擁有該連結的人都能變更這些設定，請勿轉寄。',
  expiredDetail: '較早訊息中的連結過一段時間會失效。請使用我們最近一則訊息中的連結。',
  linkExpired: {
    signedOut: {
      title: '此連結已過期。',
      detail: '較早訊息中的連結過一段時間會失效。請使用我們最近一則訊息中的連結。',
    },
    failedSignedOut: '此連結已過期。請使用我們最近一則訊息中的連結。',
  },
  invalidDetail: '連結可能不完整。請從訊息中重新開啟。',
  reopenDetail: '為保障安全，此頁面不會記住您是誰。連結在訊息中。',
};

export default traditionalChinese;
