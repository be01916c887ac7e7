import {
  findingCodeSchema,
  type Finding,
} from '@mooring/backstage-plugin-paas-common';
import { screen, within } from '@testing-library/react';
import { renderIn } from '../__testUtils__/renderIn';
import { FindingList } from './FindingList';

const counts = { pods: 2, wanted: 3 };
const container = { container: 'app', restarts: 7, ...counts };
const refusal = { kind: 'Deployment', name: 'web', message: 'no room' };

type Sample = Pick<Finding, 'code' | 'params'> & Partial<Finding>;

/** One of each code, and of each way in which it is worded. */
const samples: Sample[] = [
  {
    code: 'image-pull',
    params: {
      image: 'nginx:1.99',
      why: 'not-found',
      lastGood: '1.27',
      message: 'manifest unknown',
      ...counts,
    },
  },
  ...['unauthorized', 'unreachable', 'rate-limited', 'other'].map(why => ({
    code: 'image-pull' as const,
    params: { image: 'nginx:1.99', why, pods: 3, wanted: 3 },
  })),
  {
    code: 'image-pull',
    params: {
      image: 'nginx:1.99',
      why: 'not-found',
      lastGood: '1.27',
      serving: 3,
      pods: 1,
      wanted: 3,
    },
  },
  ...[0, 1, 126, 127, 137, 139, 143].map(exitCode => ({
    code: 'crash-loop' as const,
    params: { ...container, exitCode, reason: 'Error', message: 'no config' },
  })),
  { code: 'crash-loop', params: container },
  { code: 'crash-loop', severity: 'warning', params: container },
  {
    code: 'crash-loop',
    severity: 'warning',
    params: { ...container, exitCode: 1, reason: 'StartError' },
  },
  {
    code: 'out-of-memory',
    params: { ...container, limit: 268_435_456 },
  },
  { code: 'out-of-memory', params: container },
  ...['readiness', 'liveness', 'startup'].map(probe => ({
    code: 'probe-failing' as const,
    params: { ...container, probe, message: 'statuscode: 503' },
  })),
  {
    code: 'probe-failing',
    params: { ...counts, probe: 'liveness', restarts: 7, message: 'refused' },
  },
  {
    code: 'probe-failing',
    severity: 'warning',
    params: { ...counts, probe: 'startup', restarts: 0, message: 'refused' },
  },
  {
    code: 'unschedulable',
    params: {
      why: 'cpu,memory,resource,pods,nodes',
      message: '0/3 nodes are available',
      ...counts,
    },
  },
  {
    code: 'unschedulable',
    params: {
      why: 'taints,cordoned,affinity,volume,ports',
      message: '0/4 nodes are available',
      pods: 1,
      wanted: 1,
    },
  },
  { code: 'unschedulable', params: { why: 'other', message: 'm', ...counts } },
  { code: 'missing-configmap', params: { name: 'web-conf', ...counts } },
  {
    code: 'missing-configmap',
    params: { name: 'web-conf', key: 'DB_URL', ...counts },
  },
  { code: 'missing-secret', params: { name: 'web-tls', ...counts } },
  {
    code: 'missing-secret',
    params: { name: 'web-tls', key: 'tls.key', ...counts },
  },
  { code: 'missing-claim', params: { name: 'data', ...counts } },
  { code: 'claim-pending', params: { name: 'data', message: 'm', ...counts } },
  {
    code: 'container-error',
    params: {
      container: 'app',
      reason: 'RunContainerError',
      message: 'no such device',
      ...counts,
    },
  },
  ...['FailedMount', 'FailedCreatePodSandBox', 'FailedAttachVolume'].map(
    reason => ({
      code: 'container-error' as const,
      params: { reason, message: 'timed out', ...counts },
    }),
  ),
  {
    code: 'pod-failed',
    params: { reason: 'Evicted', message: 'low on memory', ...counts },
  },
  {
    code: 'pod-failed',
    severity: 'warning',
    params: { reason: 'Evicted', message: 'low on memory', ...counts },
  },
  { code: 'node-lost', params: { node: 'node-7', ...counts } },
  {
    code: 'node-lost',
    severity: 'warning',
    params: { node: 'node-7', ...counts },
  },
  { code: 'quota', params: { ...refusal, ...counts } },
  { code: 'webhook', params: { ...refusal, why: 'denied', ...counts } },
  { code: 'webhook', params: { ...refusal, why: 'unavailable', ...counts } },
  { code: 'creation-refused', params: { ...refusal, ...counts } },
  { code: 'rollout-deadline', params: { name: 'web', ready: 1, wanted: 3 } },
  { code: 'paused', params: { name: 'web' } },
  { code: 'workload-missing', params: {} },
  ...['DeadlineExceeded', 'BackoffLimitExceeded', 'PodFailurePolicy'].map(
    reason => ({
      code: 'job-failed' as const,
      params: { name: 'import', reason, message: 'too long' },
    }),
  ),
  { code: 'no-endpoints', params: { service: 'web', selected: 0 } },
  { code: 'no-endpoints', params: { service: 'web', selected: 4 } },
  { code: 'ingress-no-class', params: { ingress: 'web' } },
  { code: 'ingress-no-address', params: { ingress: 'web', class: 'nginx' } },
  {
    code: 'certificate-expiry',
    params: { host: 'web.corp', expiresAt: '2026-12-03T12:00:00.000Z' },
  },
  {
    code: 'certificate-expiry',
    severity: 'warning',
    params: { host: 'web.corp', expiresAt: '2026-12-03T12:00:00.000Z' },
  },
  {
    code: 'autoscaler-no-metrics',
    params: { name: 'web', message: 'missing request for cpu' },
  },
  { code: 'budget-blocks', params: { name: 'web' } },
  { code: 'single-replica', params: {} },
  { code: 'one-node', params: { node: 'node-7' } },
  { code: 'no-budget', params: {} },
  { code: 'cluster-unreachable', params: { cluster: 'dev', message: 'reset' } },
  { code: 'kind-refused', params: { cluster: 'dev', kinds: 'events, pods' } },
];

/** Params that are said in words, or only where they say something. */
const IN_WORDS = new Set([
  ...['why', 'probe', 'limit', 'expiresAt', 'reason', 'serving'],
  ...['restarts', 'selected', 'pods', 'wanted'],
]);

const ordered = (['failure', 'warning'] as const).flatMap(severity =>
  samples.map(complete).filter(finding => finding.severity === severity),
);

function show(language: string, findings: Finding[]) {
  return renderIn(
    language,
    <>
      <FindingList findings={findings} />
      <p>the rest of the page</p>
    </>,
  );
}

function complete(sample: Sample): Finding {
  return { severity: 'failure', objects: [], ...sample };
}

/** The lines of the item that holds a finding, advice and all. */
async function linesOf(finding: Sample, language: string): Promise<string[]> {
  const { unmount } = show(language, [complete(finding)]);
  const item = await screen.findByRole('listitem');
  const lines = [...item.querySelectorAll('p')].map(p => p.textContent ?? '');
  unmount();
  return lines;
}

describe('FindingList', () => {
  it('has an example of every code', () => {
    expect(new Set(samples.map(({ code }) => code))).toEqual(
      new Set(findingCodeSchema.options),
    );
  });

  it.each(['en', 'zh'])(
    'says everything that is known, in %s',
    async language => {
      show(language, ordered);
      const items = await screen.findAllByRole('listitem');
      expect(items).toHaveLength(ordered.length);
      const told = items.map((item, index) => ({
        code: ordered[index]!.code,
        text: item.textContent ?? '',
        missing: Object.entries(ordered[index]!.params)
          .filter(([name]) => !IN_WORDS.has(name))
          .map(([, value]) => String(value))
          .filter(value => !item.textContent?.includes(value)),
      }));
      expect(told.filter(({ missing }) => missing.length > 0)).toEqual([]);
      expect(
        told.filter(({ text }) =>
          /\{\{|undefined|NaN|finding\.|[:：] ?[.。]| {2}|\(\)|（）/.test(text),
        ),
      ).toEqual([]);
      const isChinese = told.map(({ text }) => /\p{Script=Han}/u.test(text));
      expect(new Set(isChinese)).toEqual(new Set([language === 'zh']));
    },
  );

  it.each<{ finding: Sample; english: string[]; chinese: string[] }>([
    {
      finding: samples[0]!,
      english: [
        '2 of 3 pods cannot pull nginx:1.99: no such image or tag. Last good: 1.27.',
        'Check the tag, or roll back.',
        'manifest unknown',
      ],
      chinese: [
        '镜像拉取失败（2/3 个 Pod）：nginx:1.99，镜像或标签不存在。上一个可用版本：1.27。',
        '请检查镜像标签，或回滚。',
        'manifest unknown',
      ],
    },
    {
      finding: {
        code: 'crash-loop',
        params: {
          container: 'app',
          exitCode: 137,
          reason: 'Error',
          restarts: 1,
          pods: 1,
          wanted: 1,
        },
      },
      english: [
        'The only pod cannot stay up: container app ends with exit code 137 (restarts: 1).',
        'It was killed: for memory, or because it did not stop in time.',
      ],
      chinese: [
        '容器反复崩溃（唯一的 Pod）：app 退出码 137，已重启 1 次。',
        '进程被强制终止（SIGKILL）：内存不足，或未能按时停止。',
      ],
    },
    {
      finding: {
        code: 'out-of-memory',
        params: { container: 'app', limit: 268_435_456, pods: 3, wanted: 3 },
      },
      english: [
        'All 3 pods ran out of memory: container app reached its limit of 256 MiB.',
        'Raise the memory limit, or find what uses it.',
      ],
      chinese: [
        '内存溢出（OOM）被终止（全部 3 个 Pod）：容器 app 达到内存上限 256 MiB。',
        '请调高内存上限，或排查内存占用。',
      ],
    },
    {
      finding: {
        code: 'unschedulable',
        params: { why: 'cpu,taints', message: '0/4 nodes', ...counts },
      },
      english: [
        '2 of 3 pods cannot be placed on a node: not enough CPU and taints that are not tolerated.',
        'Lower the requests, or have nodes added to the cluster.',
        '0/4 nodes',
      ],
      chinese: [
        '无法调度（2/3 个 Pod）：CPU 不足和污点未被容忍。',
        '请降低资源请求，或为集群扩容节点。',
        '0/4 nodes',
      ],
    },
    {
      finding: {
        code: 'probe-failing',
        severity: 'warning',
        params: { ...container, probe: 'readiness', restarts: 0 },
      },
      english: [
        '2 of 3 pods cannot become ready: the readiness probe of app fails.',
        'It may just need more time to start.',
      ],
      chinese: [
        'Pod 无法就绪（2/3 个 Pod）：容器 app 的就绪探针失败。',
        '可能仍在启动，请稍候。',
      ],
    },
    {
      finding: { code: 'quota', params: { ...refusal, ...counts } },
      english: [
        'Deployment web lacks 2 of 3 pods: the namespace’s quota has no room.',
        'Ask for more quota, or lower requests and replicas.',
        'no room',
      ],
      chinese: [
        'Deployment web 缺少 2/3 个 Pod：命名空间配额不足。',
        '请申请提高配额，或降低资源请求和副本数。',
        'no room',
      ],
    },
  ])('puts $finding.code into words', async ({ finding, english, chinese }) => {
    expect(await linesOf(finding, 'en')).toEqual(english);
    expect(await linesOf(finding, 'zh')).toEqual(chinese);
  });

  it('puts problems first, and says by name how bad each is, where and since when', async () => {
    show('en', [
      complete({ code: 'no-budget', severity: 'risk', params: {} }),
      complete({
        code: 'paused',
        severity: 'warning',
        params: { name: 'web' },
      }),
      complete({
        code: 'node-lost',
        params: { node: 'node-7', ...counts },
        objects: ['a', 'b', 'c', 'd', 'e'].map(name => ({ kind: 'Pod', name })),
        since: new Date(Date.now() - 180_000).toISOString(),
      }),
    ]);
    const list = await screen.findByRole('list', {
      name: 'What is the matter',
    });
    const items = within(list).getAllByRole('listitem');
    const severities = items.map(item =>
      within(item).getByRole('img').getAttribute('aria-label'),
    );
    expect(severities).toEqual(['Problem', 'Warning', 'Risk']);
    expect(items[0]).toHaveTextContent(
      'Pod a, Pod b, Pod c and 2 more · 3 minutes ago',
    );
  });

  it('shows nothing where nothing is the matter', async () => {
    show('en', []);
    await screen.findByText('the rest of the page');
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
