/** Korean: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const korean: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `${sender}에서 보내는 ‘${what}’ WhatsApp 메시지를 그만 받으시겠습니까?`
      : `${sender}에서 보내는 모든 WhatsApp 메시지를 그만 받으시겠습니까?`,
  confirmDetail: (what) =>
    what
      ? '아직 변경된 것은 없습니다. 다른 메시지는 그대로 받습니다.'
      : '아직 변경된 것은 없습니다.',
  doneDetail: (sender, what) =>
    what
      ? `이제 ${sender}에서 ‘${what}’ WhatsApp 메시지를 보내지 않습니다.`
      : `이제 ${sender}에서 WhatsApp 메시지를 보내지 않습니다.`,
  undoneDetail: (sender, what) =>
    what
      ? `${sender}에서 ‘${what}’ WhatsApp 메시지를 다시 보냅니다.`
      : `${sender} WhatsApp 메시지가 이전 설정으로 돌아갔습니다.`,
  undoneOffDetail: (sender) => `${sender}에서 보내는 모든 WhatsApp 메시지가 꺼져 있습니다.`,
  manage: '받을 WhatsApp 메시지 선택하기',
  keepPrivate:
    '메시지의 링크로 연 페이지입니다. 이 링크가 있으면 누구나 설정을 변경할 수 있으므로 다른 사람에게 전달하지 마세요.',
  expiredDetail:
    '오래된 메시지의 링크는 시간이 지나면 사용할 수 없습니다. 가장 최근에 받은 메시지의 링크를 사용해 주세요.',
  linkExpired: {
    signedOut: {
      title: '만료된 링크입니다.',
      detail:
        '오래된 메시지의 링크는 시간이 지나면 사용할 수 없습니다. 가장 최근에 받은 메시지의 링크를 사용해 주세요.',
    },
    failedSignedOut: '만료된 링크입니다. 가장 최근에 받은 메시지의 링크를 사용해 주세요.',
  },
  invalidDetail: '일부가 빠졌을 수 있습니다. 메시지에서 다시 열어 주세요.',
  reopenDetail:
    '보안을 위해 이 페이지는 누구의 설정인지 기억하지 않습니다. 링크는 메시지에 있습니다.',
};

export default korean;
