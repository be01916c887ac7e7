import type { messages } from './messages';

/** Messages of the dns plugin in Chinese. */
export default {
  'names.label': '域名',
  'name.copy': '复制 {{name}}',
  'name.copied': '已复制',
  'name.notCopied': '浏览器不允许此页面复制，请手动选中域名复制',
  'claimed.yes': '已确认归属',
  'claimed.no': '未确认归属',
  'claimed.unknown': '归属未知',
  'published.yes': '已下发',
  'published.no': '未下发',
  'published.unknown': '下发状态未知',
  'resolves.yes': '解析生效',
  'resolves.no': '解析未生效',
  'resolves.unknown': '解析状态未知',
  'reason.no-answer': 'DNS 服务器 {{server}} 没有响应。',
  'reason.no-record': '记录已下发，但 DNS 服务器 {{server}} 上已不存在。',
  'reason.other-values':
    'DNS 服务器 {{server}} 返回 {{values}}，与下发的记录不一致。',
  'reason.not-published': '服务就绪后才会下发记录。',
  'reason.no-zone': '没有为该域名配置 DNS 服务器。',
  'reason.not-claimed': '该域名目前无归属。',
  'reason.portal': '平台没有响应：{{problem}}',
} satisfies Record<keyof typeof messages, string>;
