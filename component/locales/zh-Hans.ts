/** Chinese in simplified characters. */
import type { Messages } from '../messages.ts';

const simplifiedChinese: Messages = {
  lang: 'zh-Hans',
  title: '邮件偏好设置',
  for: (email) => `收件人：${email}`,
  labels: {
    all: ['所有邮件', '关闭后将退订所有邮件。'],
    postUpdates: ['帖子动态', '您关注的帖子的状态变更和最新进展。'],
    postComments: ['帖子评论', '您关注的帖子的新评论。'],
    commentReplies: ['回复', '对您评论的回复。'],
    changelog: ['更新日志', '我们发布的新内容。'],
  },
  notSent: '不发送',
  why: '您不会收到我们的任何邮件。您的选择会保留，重新开启后继续生效。',
  undo: '撤销',
  loading: '正在加载…',
  saving: '正在保存…',
  saved: '已保存',
  down: '无法加载您的偏好设置。',
  expired: '此链接已过期。请使用我们最近一封邮件中的链接。',
  unknown: '没有找到您的邮件偏好设置。',
  offline: '您处于离线状态。恢复连接后会保存更改。',
  empty: '没有可供选择的邮件。',
  failed: (names) => `未保存：${names.join('、')}。`,
  on: '开启',
  off: '关闭',
  retry: '重试',
  save: '保存',
  discard: '放弃更改',
  unsaved: (count) => `${count} 项更改未保存`,
};

export default simplifiedChinese;
