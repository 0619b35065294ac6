/** Japanese. */
import type { PageTexts } from '../page-texts.ts';

const japanese: PageTexts = {
  help: 'ヘルプ',
  title: '配信停止',
  confirm: (sender, what) =>
    what
      ? `${sender} からの「${what}」のメールを停止しますか？`
      : `${sender} からのすべてのメールを停止しますか？`,
  confirmDetail: (what) =>
    what
      ? 'まだ何も変更されていません。ほかのメールはこれまでどおり届きます。'
      : 'まだ何も変更されていません。',
  unsubscribe: '配信を停止する',
  done: '配信を停止しました',
  doneDetail: (sender, what) =>
    what
      ? `今後、${sender} からの「${what}」のメールは届きません。`
      : `今後、${sender} からのメールは届きません。`,
  mistake: '誤って停止した場合は、元に戻せます。',
  undo: '元に戻す',
  undone: '元に戻しました',
  undoneDetail: (sender, what) =>
    what
      ? `${sender} からの「${what}」のメールが再び届きます。`
      : `${sender} からのメールは以前の設定に戻りました。`,
  undoneOff: '選択内容を保存しました',
  undoneOffDetail: (sender) => `${sender} からのすべてのメールはオフになっています。`,
  manage: '受け取るメールを選ぶ',
  history: '設定変更の履歴をダウンロード',
  keepPrivate:
    'このページはメールのリンクから開かれています。リンクを知っている人は誰でも設定を変更できるため、転送しないでください。',
  requestLink: 'すべての設定へのリンクをメールで受け取る',
  requestLinkDetail: 'リンクは、ご登録のメールアドレスにのみお送りします。',
  requestNewLink: '新しいリンクをメールで受け取る',
  requested: '受信トレイをご確認ください',
  requestedDetail: 'メールアドレスが登録されている場合は、新しいリンクをお送りしました。',
  expired: 'このリンクは有効期限が切れています',
  expiredDetail:
    '古いメールのリンクは、一定期間が過ぎると使えなくなります。最新のメールに記載のリンクをご利用ください。',
  linkExpired: {
    signedOut: {
      title: 'このリンクは有効期限が切れています。',
      detail:
        '古いメールのリンクは、一定期間が過ぎると使えなくなります。最新のメールに記載のリンクをご利用ください。',
    },
    failedSignedOut:
      'このリンクは有効期限が切れています。最新のメールに記載のリンクをご利用ください。',
  },
  limited: 'このリンクではこの操作を行えません',
  limitedDetail: 'セキュリティのため、すべての設定の表示や変更はできません。',
  invalid: 'このリンクは使えません',
  invalidDetail: '一部が欠けている可能性があります。もう一度メールから開いてください。',
  reopen: 'もう一度リンクを開いてください',
  reopenDetail:
    'セキュリティのため、このページは利用者の情報を保存しません。メールのリンクからもう一度開いてください。',
  unknown: '変更できる設定がありません',
  unknownDetail: 'このリンクに対応するメール設定は、もうありません。',
  locked: 'この設定は変更できません',
  lockedDetail: '送信者により、この設定はここでは変更できないようになっています。',
  unsupportedDetail: 'この設定はここでは変更できません。必要な場合は送信者にお問い合わせください。',
  failed: 'うまくいきませんでした',
  failedDetail: '現在ご利用いただけません。しばらくしてからもう一度お試しください。',
};

export default japanese;
