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
  choice: (name, status) => `${name}(${status === 'subscribed' ? '켬' : '끔'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} 아래의 선택 사항은 그대로 유지됩니다.`,
  stopAll: (description) => `${description} 이 설정을 끄면 모두 중단됩니다.`,
  why: '현재 이메일을 보내지 않고 있습니다. 선택 사항은 변경할 수 있으며, 다시 켜면 적용됩니다.',
  whyExcept:
    '현재 항상 발송되는 이메일 외에는 보내지 않고 있습니다. 선택 사항은 변경할 수 있으며, 다시 켜면 적용됩니다.',
  whyAlone: '현재 이메일을 보내지 않고 있습니다.',
  chosen: '받는 소식',
  later: '나중에 적용될 선택 사항',
  empty: '선택할 수 있는 다른 이메일이 없습니다.',

  notSent: '발송되지 않음',
  saving: '저장 중…',
  saved: '저장됨',
  notSaved: '저장되지 않음',
  waiting: '대기 중',
  changed: '변경됨',
  alwaysOn: '항상 켜짐',
  alwaysOff: '항상 꺼짐',
  lockedOn: '항상 발송되며 끌 수 없습니다.',
  lockedOff: '발송되지 않으며 켤 수 없습니다.',
  locked: (name, status) => `항상 ${status === 'subscribed' ? '켜짐' : '꺼짐'}: ${name}`,

  undo: '실행 취소',
  retry: '다시 시도',
  save: '저장',
  discard: '변경 취소',

  loading: '설정을 불러오는 중…',
  instant: '변경 사항은 바로 저장됩니다.',
  unchanged: '저장하지 않은 변경 사항 없음',
  unsaved: (count) => `저장하지 않은 변경 사항 ${count}개`,
  undoable: '저장되었습니다. 아직 취소할 수 있습니다.',
  offline: (count) => ({
    title: '오프라인 상태입니다.',
    detail: `이 페이지를 열어 두면 다시 연결될 때 변경 사항 ${count}개가 저장됩니다.`,
  }),
  failed: (names) => `저장되지 않음: ${names}`,
  stillOn: '여전히 켜져 있습니다.',
  stillOff: '여전히 꺼져 있습니다.',
  asBefore: '변경된 것은 없습니다.',
  failedSignedOut: '세션이 만료되었습니다. 페이지를 새로고침하고 다시 시도해 주세요.',
  submitFailed: {
    title: '저장하지 못했습니다.',
    detail: '변경 사항은 그대로 남아 있습니다.',
  },
  unconfirmed: (names) => ({
    title: `저장 여부를 확인하지 못했습니다: ${names}`,
    detail: '다시 시도하거나 페이지를 새로고침하여 저장된 내용을 확인해 주세요.',
  }),
  changedElsewhere: (choices) => `그사이 다른 곳에서 변경됨: ${choices}`,

  down: {
    title: '설정을 불러오지 못했습니다.',
    detail: '설정은 변경되지 않았습니다. 다시 시도해 주세요.',
  },
  offlineLoad: { title: '오프라인 상태입니다.', detail: '다시 연결되면 설정을 불러옵니다.' },
  unavailable: {
    title: '지금은 여기에서 이메일 수신 설정을 이용할 수 없습니다.',
    detail: '이 페이지가 올바르게 구성되지 않았습니다. 나중에 다시 시도해 주세요.',
  },
  signedOut: { title: '세션이 만료되었습니다.', detail: '페이지를 새로고침해 주세요.' },
  unknown: {
    title: '여기에서 선택할 수 있는 항목이 없습니다.',
    detail: '해당하는 이메일 수신 설정이 없습니다.',
  },
};

export default korean;
