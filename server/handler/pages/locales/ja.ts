/** Japanese. */
import type { PageTexts } from '../page-texts.ts';

const japanese: PageTexts = {
  help: 'ヘルプ',
  title: '配信停止',
  confirm: (sender, what) =>
    what
      ? `${sender} からの「${what}」のメールを停止しますか？`
      : `${sender} からのすべてのメールを停止しますか？`,
  unsubscribe: '配信を停止する',
  done: '配信を停止しました',
  doneDetail: (sender, what) =>
    what
      ? `今後、${sender} からの「${what}」のメールは届きません。`
      : `今後、${sender} からのメールは届きません。`,
  mistake: '間違えましたか？',
  undone: '元に戻しました',
  undoneDetail: (sender, what) =>
    what
      ? `${sender} からの「${what}」のメールが再び届きます。`
      : `${sender} からのメールは以前の設定に戻りました。`,
  manage: '受け取るメールを選ぶ',
  history: '設定変更の履歴をダウンロード',
  requestLink: 'すべての設定へのリンクをメールで受け取る',
  requested: '受信トレイをご確認ください',
  requestedDetail: 'ご登録のアドレスがあれば、新しいリンクをお送りしました。',
  expired: 'このリンクは有効期限が切れています',
  expiredDetail:
    '古いメールのリンクは、一定期間が過ぎると使えなくなります。最新のメールに新しいリンクがあります。',
  limited: 'このリンクではできません',
  limitedDetail: '安全のため、すべての設定へのリンクよりもできることが限られています。',
  invalid: 'このリンクは使えません',
  invalidDetail: '一部が欠けている可能性があります。もう一度メールから開いてください。',
  reopen: 'もう一度リンクを開いてください',
  reopenDetail: '安全のため、このページはどなたの設定かを記憶しません。リンクはメールにあります。',
  unknown: '変更できる設定がありません',
  unknownDetail: 'このリンクに対応するメール設定は、もうありません。',
  failed: 'うまくいきませんでした',
  failedDetail: '現在ご利用いただけません。しばらくしてからもう一度お試しください。',
};

export default japanese;
