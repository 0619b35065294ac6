/** Japanese. */
import type { Messages } from '../messages.ts';

const japanese: Messages = {
  lang: 'ja',
  title: 'メール配信設定',
  for: (email) => `${email} 宛て`,
  labels: {
    all: ['すべてのメール', 'オフにすると、すべてのメールの配信を停止します。'],
    postUpdates: ['投稿の最新情報', 'フォロー中の投稿のステータス変更や新着情報。'],
    postComments: ['投稿へのコメント', 'フォロー中の投稿への新しいコメント。'],
    commentReplies: ['返信', 'ご自身のコメントへの返信。'],
    changelog: ['製品アップデート', '新機能や改善のお知らせ。'],
  },
  choice: (name, status) => `${name}（${status === 'subscribed' ? 'オン' : 'オフ'}）`,
  list: (items) => items.join('、'),

  choicesKept: (description) => `${description}以下の選択内容は保持されます。`,
  stopAll: (description) => `${description}オフにすると、すべて停止します。`,
  why: '現在、メールはお送りしていません。選択内容は変更でき、再びオンにすると適用されます。',
  whyExcept:
    '現在、常に送信されるものを除き、メールはお送りしていません。選択内容は変更でき、再びオンにすると適用されます。',
  whyAlone: '現在、メールはお送りしていません。',
  chosen: '受け取る内容',
  later: '後で適用される選択',
  empty: '選択できるメールはほかにありません。',

  notSent: '停止中',
  saving: '保存中…',
  saved: '保存しました',
  notSaved: '保存失敗',
  waiting: '待機中',
  changed: '変更あり',
  alwaysOn: '常にオン',
  alwaysOff: '常にオフ',
  lockedOn: '常に送信されます。オフにはできません。',
  lockedOff: '送信されることはありません。オンにはできません。',
  locked: (name, status) => `常に${status === 'subscribed' ? 'オン' : 'オフ'}：${name}`,

  undo: '元に戻す',
  retry: '再試行',
  save: '保存',
  discard: '変更を破棄',

  loading: '設定を読み込み中…',
  instant: '変更はすぐに保存されます。',
  unchanged: '未保存の変更はありません',
  unsaved: (count) => `未保存の変更が ${count} 件あります`,
  undoable: '保存しました。まだ元に戻せます。',
  offline: (count) => ({
    title: 'オフラインです。',
    detail: `このページを開いたままにしてください。接続が回復すると ${count} 件の変更が保存されます。`,
  }),
  failed: (names) => `保存できませんでした：${names}`,
  stillOn: 'オンのままです。',
  stillOff: 'オフのままです。',
  asBefore: '設定は変わっていません。',
  failedSignedOut:
    'セッションの有効期限が切れました。ページを再読み込みして、もう一度お試しください。',
  submitFailed: { title: '保存できませんでした。', detail: '変更内容は残っています。' },
  unconfirmed: (names) => ({
    title: `保存されたかどうかを確認できませんでした：${names}`,
    detail: 'もう一度試すか、ページを再読み込みして保存内容をご確認ください。',
  }),
  changedElsewhere: (choices) => `その間に別の場所で変更されました：${choices}`,

  down: {
    title: '設定を読み込めませんでした。',
    detail: '設定は変わっていません。もう一度お試しください。',
  },
  offlineLoad: { title: 'オフラインです。', detail: '接続が回復すると設定を読み込みます。' },
  unavailable: {
    title: '現在、ここではメール配信設定をご利用いただけません。',
    detail: 'このページが正しく構成されていません。しばらくしてからもう一度お試しください。',
  },
  signedOut: {
    title: 'セッションの有効期限が切れました。',
    detail: 'ページを再読み込みしてください。',
  },
  unknown: {
    title: 'ここで選択できるものはありません。',
    detail: 'お客様のメール配信設定が見つかりません。',
  },
};

export default japanese;
