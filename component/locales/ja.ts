/** Japanese. */
import type { Messages } from '../messages.ts';

const japanese: Messages = {
  lang: 'ja',
  title: 'メール配信設定',
  for: (email) => `${email} 宛て`,
  labels: {
    all: ['すべてのメール', 'オフにすると、すべてのメールの配信を停止します。'],
    postUpdates: ['投稿の更新', 'フォロー中の投稿のステータス変更や最新情報。'],
    postComments: ['投稿へのコメント', 'フォロー中の投稿への新しいコメント。'],
    commentReplies: ['返信', 'ご自身のコメントへの返信。'],
    changelog: ['更新履歴', 'リリースした内容のお知らせ。'],
  },
  notSent: '配信停止中',
  why: '現在、メールはお送りしていません。選択内容は保存されており、再びオンにすると適用されます。',
  undo: '元に戻す',
  loading: '読み込み中…',
  saving: '保存中…',
  saved: '保存しました',
  down: '設定を読み込めませんでした。',
  expired: 'このリンクは有効期限が切れています。最新のメールに記載のリンクをご利用ください。',
  unknown: 'お客様のメール配信設定が見つかりません。',
  offline: 'オフラインです。変更内容は、接続が回復したときに保存されます。',
  empty: '選択できるメールはありません。',
  failed: (names) => `保存できませんでした：${names.join('、')}`,
  on: 'オン',
  off: 'オフ',
  retry: '再試行',
  save: '保存',
  discard: '変更を破棄',
  unsaved: (count) => `未保存の変更が ${count} 件あります`,
};

export default japanese;
