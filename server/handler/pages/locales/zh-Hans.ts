/** Chinese, simplified. */
import type { PageTexts } from '../page-texts.ts';

const simplifiedChinese: PageTexts = {
  help: '帮助',
  title: '退订',
  confirm: (sender, what) =>
    what ? `不再接收 ${sender} 的“${what}”邮件？` : `不再接收 ${sender} 的所有邮件？`,
  unsubscribe: '退订',
  done: '您已退订',
  doneDetail: (sender, what) =>
    what ? `您将不再收到 ${sender} 的“${what}”邮件。` : `您将不再收到 ${sender} 的邮件。`,
  mistake: '操作有误？',
  undone: '已撤销',
  undoneDetail: (sender, what) =>
    what ? `您会继续收到 ${sender} 的“${what}”邮件。` : `${sender} 的邮件设置已恢复原样。`,
  manage: '选择您要接收的邮件',
  history: '下载您的选择记录',
  requestLink: '通过邮件发送全部设置的链接',
  requested: '请查看您的收件箱',
  requestedDetail: '如果我们有您的地址，新链接已经寄出。',
  expired: '此链接已过期',
  expiredDetail: '较早邮件中的链接过一段时间会失效。最近一封邮件中有新的链接。',
  limited: '此链接无法执行该操作',
  limitedDetail: '为了您的安全，它的权限少于全部设置的链接。',
  invalid: '此链接无效',
  invalidDetail: '可能缺少了一部分。请从邮件中重新打开。',
  reopen: '请重新打开链接',
  reopenDetail: '为了您的安全，此页面不会记住您是谁。链接在邮件中。',
  unknown: '这里没有可更改的内容',
  unknownDetail: '此链接对应的邮件设置已不存在。',
  failed: '操作未成功',
  failedDetail: '目前无法完成。请稍后重试。',
};

export default simplifiedChinese;
