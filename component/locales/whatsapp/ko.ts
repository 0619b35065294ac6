/** Korean: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const korean: ChannelMessages = {
  title: 'WhatsApp 수신 설정',
  all: ['모든 WhatsApp 메시지', '이 설정을 끄면 모든 WhatsApp 메시지 수신이 중단됩니다.'],
  why: '현재 WhatsApp 메시지를 보내지 않고 있습니다. 선택 사항은 변경할 수 있으며, 다시 켜면 적용됩니다.',
  whyExcept:
    '현재 항상 발송되는 WhatsApp 메시지 외에는 보내지 않고 있습니다. 선택 사항은 변경할 수 있으며, 다시 켜면 적용됩니다.',
  whyAlone: '현재 WhatsApp 메시지를 보내지 않고 있습니다.',
  blocksReplies: (description) =>
    `${description} 꺼져 있는 동안에는 WhatsApp으로 저희에게 메시지를 보내실 수도 없습니다.`,
  empty: '선택할 수 있는 다른 WhatsApp 메시지가 없습니다.',
  unavailable: {
    title: '지금은 여기에서 WhatsApp 수신 설정을 이용할 수 없습니다.',
    detail: '이 페이지가 올바르게 구성되지 않았습니다. 나중에 다시 시도해 주세요.',
  },
  unknown: {
    title: '여기에서 선택할 수 있는 항목이 없습니다.',
    detail: '해당하는 WhatsApp 수신 설정이 없습니다.',
  },
};

export default korean;
