/** Korean. */
import type { PageTexts } from '../page-texts.ts';

const korean: PageTexts = {
  help: '도움말',
  title: '수신 거부',
  confirm: (sender, what) =>
    what
      ? `${sender}에서 보내는 ‘${what}’ 이메일을 그만 받으시겠습니까?`
      : `${sender}에서 보내는 모든 이메일을 그만 받으시겠습니까?`,
  confirmDetail: (what) =>
    what
      ? '아직 변경된 것은 없습니다. 다른 이메일은 그대로 받습니다.'
      : '아직 변경된 것은 없습니다.',
  unsubscribe: '수신 거부',
  done: '수신 거부가 완료되었습니다',
  doneDetail: (sender, what) =>
    what
      ? `이제 ${sender}에서 ‘${what}’ 이메일을 보내지 않습니다.`
      : `이제 ${sender}에서 이메일을 보내지 않습니다.`,
  mistake: '실수로 누르셨습니까?',
  undo: '되돌리기',
  undone: '되돌렸습니다',
  undoneDetail: (sender, what) =>
    what
      ? `${sender}에서 ‘${what}’ 이메일을 다시 보냅니다.`
      : `${sender} 이메일이 이전 설정으로 돌아갔습니다.`,
  undoneOff: '선택 사항이 저장되었습니다',
  undoneOffDetail: (sender) => `${sender}에서 보내는 모든 이메일이 꺼져 있습니다.`,
  manage: '받을 이메일 선택하기',
  history: '설정 변경 기록 다운로드',
  keepPrivate:
    '이메일의 링크로 연 페이지입니다. 이 링크가 있으면 누구나 설정을 변경할 수 있으므로 다른 사람에게 전달하지 마세요.',
  requestLink: '수신 설정 링크를 이메일로 받기',
  requestLinkDetail: '링크는 등록된 이메일 주소로만 발송됩니다.',
  requestNewLink: '새 링크를 이메일로 받기',
  requested: '받은편지함을 확인해 주세요',
  requestedDetail: '등록된 이메일 주소가 있으면 새 링크가 발송됩니다.',
  expired: '만료된 링크입니다',
  expiredDetail:
    '오래된 이메일의 링크는 시간이 지나면 사용할 수 없습니다. 가장 최근에 받은 이메일의 링크를 사용해 주세요.',
  linkExpired: {
    signedOut: {
      title: '만료된 링크입니다.',
      detail:
        '오래된 이메일의 링크는 시간이 지나면 사용할 수 없습니다. 가장 최근에 받은 이메일의 링크를 사용해 주세요.',
    },
    failedSignedOut: '만료된 링크입니다. 가장 최근에 받은 이메일의 링크를 사용해 주세요.',
  },
  limited: '이 링크로는 할 수 없는 작업입니다',
  limitedDetail: '보안을 위해 이 링크로는 모든 설정을 보거나 변경할 수 없습니다.',
  invalid: '사용할 수 없는 링크입니다',
  invalidDetail: '일부가 빠졌을 수 있습니다. 이메일에서 다시 열어 주세요.',
  reopen: '링크를 다시 열어 주세요',
  reopenDetail:
    '보안을 위해 이 페이지는 누구의 설정인지 기억하지 않습니다. 링크는 이메일에 있습니다.',
  unknown: '변경할 설정이 없습니다',
  unknownDetail: '이 링크에 해당하는 이메일 설정이 더 이상 없습니다.',
  locked: '변경할 수 없는 설정입니다',
  lockedDetail: '발신자가 이 설정을 여기에서 변경할 수 없도록 했습니다.',
  unsupportedDetail: '이 설정은 여기에서 변경할 수 없습니다. 필요하면 발신자에게 문의해 주세요.',
  failed: '처리하지 못했습니다',
  failedDetail: '지금은 할 수 없습니다. 잠시 후 다시 시도해 주세요.',
};

export default korean;
