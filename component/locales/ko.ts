/** Korean. */
import type { Messages } from '../messages.ts';

const korean: Messages = {
  lang: 'ko',
  title: '이메일 수신 설정',
  for: (email) => `받는 사람: ${email}`,
  labels: {
    all: ['모든 이메일', '이 설정을 끄면 모든 이메일 수신이 중단됩니다.'],
    postUpdates: ['게시물 소식', '팔로우하는 게시물의 상태 변경과 새 소식입니다.'],
    postComments: ['게시물 댓글', '팔로우하는 게시물에 달린 새 댓글입니다.'],
    commentReplies: ['답글', '내 댓글에 달린 답글입니다.'],
    changelog: ['업데이트 소식', '새로 출시한 내용입니다.'],
  },
  notSent: '발송되지 않음',
  why: '현재 저희가 보내는 이메일을 받지 않습니다. 선택한 내용은 보관되며, 다시 켜면 적용됩니다.',
  undo: '실행 취소',
  loading: '불러오는 중…',
  saving: '저장 중…',
  saved: '저장됨',
  down: '설정을 불러오지 못했습니다.',
  expired: '만료된 링크입니다. 가장 최근에 받은 이메일의 링크를 사용해 주세요.',
  unknown: '해당하는 이메일 수신 설정이 없습니다.',
  offline: '오프라인 상태입니다. 다시 연결되면 변경 사항이 저장됩니다.',
  empty: '선택할 수 있는 이메일이 없습니다.',
  failed: (names) => `저장되지 않음: ${names.join(', ')}`,
  on: '켬',
  off: '끔',
  retry: '다시 시도',
  save: '저장',
  discard: '변경 취소',
  unsaved: (count) => `저장하지 않은 변경 사항 ${count}개`,
};

export default korean;
