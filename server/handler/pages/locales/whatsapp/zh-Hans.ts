/** Chinese in simplified characters: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const simplifiedChinese: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `不再接收 ${sender} 的“${what}” WhatsApp 消息？`
      : `不再接收 ${sender} 的所有 WhatsApp 消息？`,
  confirmDetail: (what) => (what ? '尚未做任何更改。其他消息保持不变。' : '尚未做任何更改。'),
  doneDetail: (sender, what) =>
    what
      ? `您将不再收到 ${sender} 的“${what}” WhatsApp 消息。`
      : `您将不再收到 ${sender} 的 WhatsApp 消息。`,
  undoneDetail: (sender, what) =>
    what
      ? `您将重新收到 ${sender} 的“${what}” WhatsApp 消息。`
      : `${sender} 的 WhatsApp 消息设置已恢复原样。`,
  undoneOffDetail: (sender) => `${sender} 的所有 WhatsApp 消息均已关闭。`,
  manage: '选择您要接收的 WhatsApp 消息',
  keepPrivate: '您是通过消息中的链接打开此页面的。任何拥有该链接的人都可以更改这些设置，请勿转发。',
  expiredDetail: '较早消息中的链接过一段时间会失效。请使用我们最近一条消息中的链接。',
  linkExpired: {
    signedOut: {
      title: '此链接已过期。',
      detail: '较早消息中的链接过一段时间会失效。请使用我们最近一条消息中的链接。',
    },
    failedSignedOut: '此链接已过期。请使用我们最近一条消息中的链接。',
  },
  invalidDetail: '链接可能不完整。请从消息中重新打开。',
  reopenDetail: '为保障安全，此页面不会记住您是谁。链接在消息中。',
};

export default simplifiedChinese;
