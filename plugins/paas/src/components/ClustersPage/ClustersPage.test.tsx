import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createCluster, createNode } from '../../__testUtils__/clusterFixtures';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const MINUTE = 60_000;

describe('ClustersPage', () => {
  it('shows each cluster on its own, and what to do about those in trouble', async () => {
    const api = createFakeApi();
    api.getClusters.mockResolvedValue([
      createCluster({ environments: ['prod'] }),
      createCluster({
        name: 'old',
        state: 'stale',
        asOf: new Date(Date.now() - 4 * MINUTE).toISOString(),
        error: 'Cluster old does not answer: no answer in time',
        version: undefined,
        kinds: [
          { kind: 'pods', state: 'stale', objects: 3 },
          { kind: 'ingresses', state: 'refused', objects: 0 },
        ],
      }),
    ]);
    await renderPaas({ api, path: '/clusters' });

    const prod = within(await screen.findByRole('article', { name: 'prod' }));
    expect(prod.getByText('Up to date')).toBeInTheDocument();
    expect(await prod.findByText('v1.36.3 · Production')).toBeInTheDocument();
    expect(prod.getByText('2 of 3 ready')).toBeInTheDocument();
    expect(prod.getByText('1,234')).toBeInTheDocument();
    expect(prod.getByRole('meter', { name: 'CPU' })).toHaveAttribute(
      'aria-valuetext',
      '3 of 12 requested',
    );
    expect(prod.getByRole('meter', { name: 'Memory' })).toHaveAttribute(
      'aria-valuetext',
      '12 GiB of 48 GiB requested',
    );
    expect(
      prod.getByText('2 of 2 kinds of objects are read'),
    ).toBeInTheDocument();
    expect(prod.getByRole('link', { name: 'prod' })).toHaveAttribute(
      'href',
      '/clusters/prod',
    );

    const old = within(screen.getByRole('article', { name: 'old' }));
    expect(old.getByText('Not up to date')).toBeInTheDocument();
    expect(old.getByText('It does not answer')).toBeInTheDocument();
    expect(
      old.getByText(
        'The last error: Cluster old does not answer: no answer in time',
      ),
    ).toBeInTheDocument();
    expect(old.getByText('4 minutes ago')).toBeInTheDocument();
    expect(
      old.getByText('The portal may not read: ingresses'),
    ).toBeInTheDocument();
    expect(
      old.getByText('kubectl apply -f docs/kubernetes/mooring-portal.yaml'),
    ).toBeInTheDocument();
  });

  it('shows the nodes of a cluster, those in trouble first, and the pods of a node', async () => {
    const api = createFakeApi();
    const broken = createNode('node-2', {
      ready: false,
      used: undefined,
      troubles: [
        {
          type: 'Ready',
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
          since: '2026-11-01T11:00:00Z',
        },
      ],
    });
    api.getCluster.mockResolvedValue({
      ...createCluster({
        quarantined: [
          {
            kind: 'pods',
            namespace: 'shop-prod',
            name: 'odd',
            error: 'spec.containers: required',
            since: '2026-11-01T11:00:00Z',
          },
        ],
      }),
      nodeList: [createNode('node-10'), broken, createNode('node-1')],
      usageError: 'the metrics API does not answer',
    });
    api.getNode.mockResolvedValue({
      ...broken,
      cluster: 'prod',
      pods: [
        {
          namespace: 'shop-prod',
          name: 'web-a',
          phase: 'Running',
          ready: true,
          restarts: 2,
          createdAt: '2026-11-01T11:00:00Z',
          requests: { cpu: 100, memory: 64 * 1024 ** 2 },
          owner: 'shop/web/prod',
        },
        {
          namespace: 'shop-prod',
          name: 'web-b',
          phase: 'CrashLoopBackOff',
          ready: false,
          restarts: 9,
          createdAt: '2026-11-01T11:00:00Z',
          requests: {},
        },
      ],
    });
    await renderPaas({ api, path: '/clusters/prod' });

    const nodes = within(await screen.findByRole('table', { name: 'Nodes' }));
    const [, ...rows] = nodes.getAllByRole('row');
    expect(rows.map(row => within(row).getByRole('link').textContent)).toEqual([
      'node-2',
      'node-1',
      'node-10',
    ]);
    expect(rows[0]).toHaveTextContent(/Not ready/);
    expect(rows[1]).toHaveTextContent(
      /1 of 4 requested, 250 m used.*4 GiB of 16 GiB requested, 1 GiB used.*7 of 110.*v1\.36\.3.*amd64/,
    );
    expect(
      screen.getByText(/the metrics API does not answer/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Objects that cannot be read' }),
    ).toHaveTextContent(/pods \/ shop-prod \/ odd.*spec.containers: required/);
    expect(
      screen.getByRole('table', { name: 'What the portal reads' }),
    ).toHaveTextContent(/pods.*Up to date.*1,234/);

    await userEvent.click(nodes.getByRole('link', { name: 'node-2' }));
    const pods = within(
      await screen.findByRole('table', { name: 'Pods on node-2' }),
    );
    const [, first, second] = pods.getAllByRole('row');
    expect(first).toHaveTextContent(/web-b.*CrashLoopBackOff.*No.*9/);
    expect(second).toHaveTextContent(
      /web-a.*shop\/web\/prod.*Running.*Yes.*2.*100 m.*64 MiB/,
    );
    expect(
      screen.getByText('Kubelet stopped posting node status.'),
    ).toBeInTheDocument();
    expect(api.getNode).toHaveBeenCalledWith('prod', 'node-2');
  });

  it('tells those who may not see clusters, and does not ask again', async () => {
    const api = createFakeApi();
    api.getClusters.mockRejectedValue(await refusalOf(403, 'Not allowed'));
    await renderPaas({ api, path: '/clusters', language: 'zh' });
    expect(
      await screen.findByText('您没有查看集群的权限。'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
    expect(api.getClusters).toHaveBeenCalledTimes(1);
  });
});
