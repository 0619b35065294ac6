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
  choice: (name, status) => `${name}（${status === 'subscribed' ? '开启' : '关闭'}）`,
  list: (items) => items.join('、'),

  choicesKept: (description) => `${description}您在下方的选择会保留。`,
  stopAll: (description) => `${description}关闭后将全部停止发送。`,
  why: '您不会收到我们的任何邮件。您仍可更改选择，重新开启后生效。',
  whyExcept: '除始终发送的邮件外，您不会收到我们的任何邮件。您仍可更改选择，重新开启后生效。',
  whyAlone: '您不会收到我们的任何邮件。',
  chosen: '您接收的内容',
  later: '以后生效的选择',
  empty: '没有其他可供选择的邮件。',

  notSent: '不发送',
  saving: '正在保存…',
  saved: '已保存',
  notSaved: '未能保存',
  waiting: '等待中',
  changed: '已更改',
  alwaysOn: '始终开启',
  alwaysOff: '始终关闭',
  lockedOn: '始终发送，无法关闭。',
  lockedOff: '从不发送，无法开启。',
  locked: (name, status) => `始终${status === 'subscribed' ? '开启' : '关闭'}：${name}。`,

  undo: '撤销',
  retry: '重试',
  save: '保存',
  discard: '放弃更改',

  loading: '正在加载您的偏好设置…',
  instant: '更改会立即保存。',
  unchanged: '没有未保存的更改',
  unsaved: (count) => `${count} 项更改未保存`,
  undoable: '已保存。您仍可撤销。',
  offline: (count) => ({
    title: '您处于离线状态。',
    detail: `请勿关闭此页面，恢复连接后会保存 ${count} 项更改。`,
  }),
  failed: (names) => `未能保存：${names}。`,
  stillOn: '目前仍为开启。',
  stillOff: '目前仍为关闭。',
  asBefore: '设置没有变化。',
  failedSignedOut: '登录已过期。请刷新页面后重试。',
  submitFailed: { title: '未能保存。', detail: '您的更改仍保留在此页面。' },
  unconfirmed: (names) => ({
    title: `无法确认是否已保存：${names}。`,
    detail: '请重试，或刷新页面查看已保存的内容。',
  }),
  changedElsewhere: (choices) => `在此期间已在别处更改：${choices}。`,

  down: { title: '无法加载您的偏好设置。', detail: '设置没有变化。请重试。' },
  offlineLoad: { title: '您处于离线状态。', detail: '恢复连接后会加载偏好设置。' },
  unavailable: {
    title: '邮件偏好设置目前在此处不可用。',
    detail: '此页面的配置有误。请稍后再试。',
  },
  signedOut: { title: '登录已过期。', detail: '请刷新页面。' },
  unknown: { title: '这里没有可选择的内容。', detail: '没有找到您的邮件偏好设置。' },
};

export default simplifiedChinese;
