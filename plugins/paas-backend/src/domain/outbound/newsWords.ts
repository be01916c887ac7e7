import type {
  ChangeKind,
  OperationState,
} from '@mooring/backstage-plugin-paas-common';
import type { OperationNews } from './OperationNews';
import { plainText } from './plainText';

/** A language that chats are written to in. */
export type NewsLanguage = 'en' | 'zh';

/** What a message says, without any markup. */
export interface NewsWords {
  title: string;
  lines: string[];
  /** What the link to the operation's page is called. */
  open: string;
}

const KINDS: Record<ChangeKind, Record<NewsLanguage, string>> = {
  create: { en: 'Create', zh: '创建' },
  deploy: { en: 'Deploy', zh: '发布' },
  scale: { en: 'Scale', zh: '扩缩容' },
  autoscale: { en: 'Change the autoscaler of', zh: '调整自动伸缩' },
  names: { en: 'Change the names of', zh: '变更域名' },
  restart: { en: 'Restart', zh: '重启' },
  stop: { en: 'Stop', zh: '停止' },
  start: { en: 'Start', zh: '启动' },
  rollback: { en: 'Roll back', zh: '回滚' },
  resume: { en: 'Resume', zh: '恢复发布' },
  delete: { en: 'Delete', zh: '删除' },
};

const STATES: Record<OperationState, Record<NewsLanguage, string>> = {
  queued: { en: 'queued', zh: '排队中' },
  waiting: { en: 'waiting', zh: '等待中' },
  running: { en: 'running', zh: '执行中' },
  held: { en: 'held', zh: '已挂起' },
  undoing: { en: 'being undone', zh: '撤销中' },
  succeeded: { en: 'succeeded', zh: '已完成' },
  undone: { en: 'undone', zh: '已撤销' },
  cancelled: { en: 'cancelled', zh: '已取消' },
};

/** More of them are counted. */
const MAX_NAMED = 3;

/** The last part of an entity ref: `team-a`. */
export function shortRef(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** What is done to what: `Deploy web in dev (shop)`. */
export function newsSubject(
  news: Pick<
    OperationNews,
    'kind' | 'services' | 'environments' | 'projectRef'
  >,
  language: NewsLanguage,
): string {
  const kind = KINDS[news.kind][language];
  const project = plainText(shortRef(news.projectRef));
  const join = (names: string[]) =>
    names.map(plainText).join(language === 'zh' ? '、' : ', ');
  const environments = join(news.environments);
  const count = news.services.length;
  const services =
    count > MAX_NAMED
      ? `${count} ${language === 'zh' ? '个服务' : 'services'}`
      : join(news.services);
  return language === 'zh'
    ? `${kind} ${services} · ${environments}（${project}）`
    : `${kind} ${services} in ${environments} (${project})`;
}

/** A change of an operation in words. */
export function newsWords(
  news: OperationNews,
  language: NewsLanguage,
): NewsWords {
  const isZh = language === 'zh';
  const initiator = plainText(shortRef(news.initiator));
  const { holder } = news;
  const waits = holder && plainText(nameOf(holder));
  return {
    title: `${newsSubject(news, language)}${isZh ? '：' : ': '}${
      STATES[news.state][language]
    }`,
    lines: [
      ...(waits ? [isZh ? `等待对象：${waits}` : `Waits for ${waits}`] : []),
      isZh ? `发起人：${initiator}` : `Started by ${initiator}`,
    ],
    open: isZh ? '查看变更任务' : 'Open the operation',
  };
}

/** What a test says. */
export function testWords(language: NewsLanguage): NewsWords {
  return language === 'zh'
    ? {
        title: 'Mooring 测试消息',
        lines: ['变更任务的状态将发送到这里。'],
        open: '打开门户',
      }
    : {
        title: 'Test message of Mooring',
        lines: ['This is where you will be told of operations.'],
        open: 'Open the portal',
      };
}

function nameOf(holder: NonNullable<OperationNews['holder']>): string {
  return holder.kind === 'person' ? shortRef(holder.name) : holder.name;
}
