/** Chinese, simplified. */
import type { PageTexts } from '../page-texts.ts';

const simplifiedChinese: PageTexts = {
  help: '帮助',
  title: '退订',
  confirm: (sender, what) =>
    what ? `不再接收 ${sender} 的“${what}”邮件？` : `不再接收 ${sender} 的所有邮件？`,
  confirmDetail: (what) => (what ? '尚未做任何更改。其他邮件保持不变。' : '尚未做任何更改。'),
  unsubscribe: '退订',
  done: '您已退订',
  doneDetail: (sender, what) =>
    what ? `您将不再收到 ${sender} 的“${what}”邮件。` : `您将不再收到 ${sender} 的邮件。`,
  mistake: '不小心点错了？',
  undo: '撤销',
  undone: '已撤销',
  undoneDetail: (sender, what) =>
    what ? `您将重新收到 ${sender} 的“${what}”邮件。` : `${sender} 的邮件设置已恢复原样。`,
  undoneOff: '您的选择已保存',
  undoneOffDetail: (sender) => `${sender} 的所有邮件均已关闭。`,
  manage: '选择您要接收的邮件',
  history: '下载偏好设置更改记录',
  keepPrivate: '您是通过邮件中的链接打开此页面的。任何拥有该链接的人都可以更改这些设置，请勿转发。',
  requestLink: '将设置链接发到我的邮箱',
  requestLinkDetail: '链接只会发送至您在我们这里登记的邮箱。',
  requestNewLink: '将新链接发到我的邮箱',
  requested: '请查看您的收件箱',
  requestedDetail: '如果我们有您的邮箱地址，新链接已发送至该邮箱。',
  expired: '此链接已过期',
  expiredDetail: '较早邮件中的链接过一段时间会失效。请使用我们最近一封邮件中的链接。',
  linkExpired: {
    signedOut: {
      title: '此链接已过期。',
      detail: '较早邮件中的链接过一段时间会失效。请使用我们最近一封邮件中的链接。',
    },
    failedSignedOut: '此链接已过期。请使用我们最近一封邮件中的链接。',
  },
  limited: '此链接无法执行该操作',
  limitedDetail: '为保障安全，此链接不能查看或更改全部设置。',
  invalid: '此链接无效',
  invalidDetail: '链接可能不完整。请从邮件中重新打开。',
  reopen: '请重新打开链接',
  reopenDetail: '为保障安全，此页面不会记住您是谁。链接在邮件中。',
  unknown: '这里没有可更改的内容',
  unknownDetail: '此链接对应的邮件设置已不存在。',
  locked: '此项无法更改',
  lockedDetail: '发件人不允许在此处更改这项选择。',
  unsupportedDetail: '此处无法更改这项选择。如有需要，请联系发件人。',
  failed: '操作未成功',
  failedDetail: '目前无法完成。请稍后重试。',
};

export default simplifiedChinese;
