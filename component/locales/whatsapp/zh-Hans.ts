/** Chinese in simplified characters: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const simplifiedChinese: ChannelMessages = {
  title: 'WhatsApp 偏好设置',
  all: ['所有 WhatsApp 消息', '关闭后将退订所有 WhatsApp 消息。'],
  why: '您不会收到我们的任何 WhatsApp 消息。您仍可更改选择，重新开启后生效。',
  whyExcept:
    '除始终发送的 WhatsApp 消息外，您不会收到我们的任何 WhatsApp 消息。您仍可更改选择，重新开启后生效。',
  whyAlone: '您不会收到我们的任何 WhatsApp 消息。',
  blocksReplies: (description) => `${description}关闭期间，您也无法通过 WhatsApp 给我们发消息。`,
  empty: '没有其他可供选择的 WhatsApp 消息。',
  unavailable: {
    title: 'WhatsApp 偏好设置目前在此处不可用。',
    detail: '此页面的配置有误。请稍后再试。',
  },
  unknown: { title: '这里没有可选择的内容。', detail: '没有找到您的WhatsApp 偏好设置。' },
};

export default simplifiedChinese;
