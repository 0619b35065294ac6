/** Japanese: WhatsApp messages. */
import type { ChannelTexts } from '../../page-texts.ts';

const japanese: ChannelTexts = {
  confirm: (sender, what) =>
    what
      ? `${sender} からの「${what}」のWhatsAppメッセージを停止しますか？`
      : `${sender} からのすべてのWhatsAppメッセージを停止しますか？`,
  confirmDetail: (what) =>
    what
      ? 'まだ何も変更されていません。ほかのメッセージはこれまでどおり届きます。'
      : 'まだ何も変更されていません。',
  doneDetail: (sender, what) =>
    what
      ? `今後、${sender} からの「${what}」のWhatsAppメッセージは届きません。`
      : `今後、${sender} からのWhatsAppメッセージは届きません。`,
  undoneDetail: (sender, what) =>
    what
      ? `${sender} からの「${what}」のWhatsAppメッセージが再び届きます。`
      : `${sender} からのWhatsAppメッセージは以前の設定に戻りました。`,
  undoneOffDetail: (sender) => `${sender} からのすべてのWhatsAppメッセージはオフになっています。`,
  manage: '受け取るWhatsAppメッセージを選ぶ',
  keepPrivate:
    'このページはメッセージのリンクから開かれています。リンクを知っている人は誰でも設定を変更できるため、転送しないでください。',
  expiredDetail:
    '古いメッセージのリンクは、一定期間が過ぎると使えなくなります。最新のメッセージに記載のリンクをご利用ください。',
  linkExpired: {
    signedOut: {
      title: 'このリンクは有効期限が切れています。',
      detail:
        '古いメッセージのリンクは、一定期間が過ぎると使えなくなります。最新のメッセージに記載のリンクをご利用ください。',
    },
    failedSignedOut:
      'このリンクは有効期限が切れています。最新のメッセージに記載のリンクをご利用ください。',
  },
  invalidDetail: '一部が欠けている可能性があります。もう一度メッセージから開いてください。',
  reopenDetail:
    'セキュリティのため、このページは利用者の情報を保存しません。メッセージのリンクからもう一度開いてください。',
};

export default japanese;
