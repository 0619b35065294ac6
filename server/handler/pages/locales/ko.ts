/** Korean. */
import type { PageTexts } from '../page-texts.ts';

const korean: PageTexts = {
  help: '도움말',
  title: '수신 거부',
  confirm: (sender, what) =>
    what
      ? `${sender}에서 보내는 ‘${what}’ 이메일을 그만 받으시겠습니까?`
      : `${sender}에서 보내는 모든 이메일을 그만 받으시겠습니까?`,
  unsubscribe: '수신 거부',
  done: '수신 거부되었습니다',
  doneDetail: (sender, what) =>
    what
      ? `이제 ${sender}에서 ‘${what}’ 이메일을 보내지 않습니다.`
      : `이제 ${sender}에서 이메일을 보내지 않습니다.`,
  mistake: '실수였나요?',
  undone: '되돌렸습니다',
  undoneDetail: (sender, what) =>
    what
      ? `${sender}에서 ‘${what}’ 이메일을 다시 보냅니다.`
      : `${sender} 이메일이 이전 설정으로 돌아갔습니다.`,
  manage: '받을 이메일 선택하기',
  history: '선택 기록 다운로드',
  requestLink: '모든 설정으로 가는 링크를 이메일로 받기',
  requested: '받은편지함을 확인해 주세요',
  requestedDetail: '등록된 주소가 있다면 새 링크를 보냈습니다.',
  expired: '만료된 링크입니다',
  expiredDetail:
    '오래된 이메일의 링크는 시간이 지나면 사용할 수 없습니다. 최근 이메일에 새 링크가 있습니다.',
  limited: '이 링크로는 할 수 없습니다',
  limitedDetail: '안전을 위해 모든 설정으로 가는 링크보다 할 수 있는 일이 적습니다.',
  invalid: '사용할 수 없는 링크입니다',
  invalidDetail: '일부가 빠졌을 수 있습니다. 이메일에서 다시 열어 주세요.',
  reopen: '링크를 다시 열어 주세요',
  reopenDetail:
    '안전을 위해 이 페이지는 누구의 설정인지 기억하지 않습니다. 링크는 이메일에 있습니다.',
  unknown: '변경할 설정이 없습니다',
  unknownDetail: '이 링크에 해당하는 이메일 설정이 더 이상 없습니다.',
  failed: '처리하지 못했습니다',
  failedDetail: '지금은 할 수 없습니다. 잠시 후 다시 시도해 주세요.',
};

export default korean;
