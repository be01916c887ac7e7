import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createObserved,
  createObservedPanel,
  createOutside,
  createPanel,
  createPod,
  serviceId,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

/** What an entity carries for workloads that others installed. */
const OBSERVED = { 'backstage.io/kubernetes-id': 'web' };

const prod = createInstance({
  environment: 'prod',
  status: 'Degraded',
  operation: { id: 'op-9', kind: 'scale', state: 'running', step: 2, steps: 3 },
  inside: createInside({
    cluster: 'prod',
    namespace: 'shop-prod',
    wanted: 3,
    ready: 1,
    restarts: 4,
    live: 3,
    head: 4,
    findings: [
      {
        code: 'image-pull',
        severity: 'failure',
        params: {
          image: 'nginx:1.99',
          why: 'not-found',
          pods: 2,
          wanted: 3,
        },
        objects: [{ kind: 'Pod', name: 'web-b' }],
      },
      {
        code: 'no-endpoints',
        severity: 'warning',
        params: { service: 'web' },
        objects: [{ kind: 'Service', name: 'web' }],
      },
      {
        code: 'no-budget',
        severity: 'risk',
        params: {},
        objects: [],
      },
    ],
    autoscaler: {
      name: 'web',
      min: 3,
      max: 10,
      current: 3,
      desired: 3,
      metrics: ['cpu 80%'],
    },
    endpoints: [
      { type: 'ingress', address: 'https://shop.corp' },
      { type: 'service', address: 'web.shop-prod.svc:8080' },
    ],
    pods: [
      createPod({ name: 'web-a' }),
      createPod({ name: 'web-b', phase: 'ErrImagePull', ready: false }),
    ],
  }),
});

describe('RuntimeContent', () => {
  it('shows each environment as it is, and the pods of the one that the URL names', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance(), prod]));
    api.getUsage.mockImplementation(async id => ({
      pods:
        id === prod.id
          ? [
              { pod: 'web-a', cpu: 120, memory: 104857600, at: 'now' },
              { pod: 'web-b', cpu: 80, memory: 83886080, at: 'now' },
            ]
          : [],
    }));
    api.getReleases.mockImplementation(async () => ({
      items: [],
      comparison: [{ environment: 'dev', relation: 'same', tag: '1.29' }],
    }));
    renderPaas({ api, path: '/?environment=prod' });

    const dev = await screen.findByRole('article', {
      name: 'web · Development',
    });
    expect(api.getPanel).toHaveBeenCalledWith('component:default/shop-web');
    expect(dev).toHaveTextContent('Running');
    expect(dev).toHaveTextContent('2 of 2 pods ready');
    expect(dev).toHaveTextContent('release 3');
    expect(within(dev).getByText('1.29-alpine')).toBeInTheDocument();
    expect(dev).toHaveTextContent('line of default/shop/web/dev');

    const card = screen.getByRole('article', { name: 'web · Production' });
    await within(card).findByText('same as Development');
    for (const text of [
      'Degraded',
      '1 of 3 pods ready',
      'release 3, 4 to come',
      'same as Development',
      '3..10 by autoscaler',
      '4 restarts',
    ]) {
      expect(card).toHaveTextContent(text);
    }
    expect(
      within(card).getByRole('link', { name: 'Being scaled: step 2 of 3' }),
    ).toHaveAttribute('href', '/operations/op-9');
    await waitFor(() =>
      expect(within(card).getByRole('meter', { name: 'CPU' })).toHaveAttribute(
        'aria-valuetext',
        '0.2 / 1 CPU',
      ),
    );
    expect(within(card).getByRole('meter', { name: 'Memory' })).toHaveAttribute(
      'aria-valuetext',
      '180 / 512 MiB',
    );

    expect(
      within(card).getByText(/cannot pull nginx:1\.99/),
    ).toBeInTheDocument();
    await user.click(within(card).getByRole('button', { name: '+ 1 more' }));
    expect(
      within(
        within(card).getByRole('list', { name: 'What is the matter' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);

    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    expect(
      within(card).getByRole('link', { name: /^shop\.corp/ }),
    ).toHaveAttribute('href', 'https://shop.corp');
    await user.click(
      within(card).getByRole('button', { name: 'Copy web.shop-prod.svc:8080' }),
    );
    expect(copied).toHaveBeenCalledWith('web.shop-prod.svc:8080');

    expect(
      screen.getByRole('table', { name: 'Pods in Production' }),
    ).toHaveTextContent('web-b');
    await user.click(within(dev).getByRole('link', { name: 'Development' }));
    expect(
      await screen.findByRole('table', { name: 'Pods in Development' }),
    ).toHaveTextContent('web-5d9-abcde');
  });

  it('says how old the facts are when the cluster does not answer', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createPanel([
        createInstance({
          status: 'Unknown',
          stale: true,
          asOf: new Date(Date.now() - 4 * 60_000).toISOString(),
        }),
      ]),
    );
    renderPaas({ api });
    expect(
      await screen.findByText(
        /^As of .*: cluster dev has not answered for 4 min/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/2 of 2 pods ready/)).toBeInTheDocument();
  });

  it('keeps what it knows when the portal is lost, and when only the usage is', async () => {
    const api = createFakeApi();
    api.getUsage.mockRejectedValue(new Error('metrics do not answer'));
    api.getPanel.mockResolvedValueOnce(createPanel([createInstance()]));
    api.getPanel.mockRejectedValue(new TypeError('Failed to fetch'));
    renderPaas({ api });
    const card = await screen.findByRole('article', {
      name: 'web · Development',
    });
    expect(
      await within(card).findByText('Use is not known: metrics do not answer'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^As of .*: the portal does not answer$/),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('2 of 2 pods ready');
    expect(screen.getByRole('table')).toHaveTextContent('web-5d9-abcde');
  });

  it('tells an outsider what there is to see, and which rights the rest takes', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createOutside()]));
    renderPaas({ api, path: '/?environment=dev&change=scale' });
    const card = await screen.findByRole('article', {
      name: 'web · Development',
    });
    expect(card).toHaveTextContent('2 of 2 pods ready');
    expect(card).toHaveTextContent('its inside is for its owners');
    const scale = within(card).getByRole('button', { name: /^Scale web in/ });
    expect(scale).toBeDisabled();
    expect(scale).toHaveAccessibleDescription(
      'Only members of team-a can change this service.',
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    for (const [tab, permission] of [
      ['Pods', 'paas.instance.read'],
      ['Logs', 'paas.instance.logs.read'],
      ['Events', 'paas.instance.read'],
      ['Releases', 'paas.instance.read'],
      ['Configuration', 'paas.instance.read'],
      ['Healing', 'paas.instance.read'],
      ['YAML', 'paas.instance.read'],
    ]) {
      await user.click(screen.getByRole('tab', { name: tab }));
      expect(await screen.findByRole('tabpanel')).toHaveTextContent(
        `It takes the right ${permission}.`,
      );
    }
    expect(api.getUsage).not.toHaveBeenCalled();
    expect(api.getTimeline).not.toHaveBeenCalled();
    expect(api.readLogs).not.toHaveBeenCalled();
  });

  it('shows what others installed, by place, and why it cannot be changed', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createObservedPanel([
        createObserved(),
        createObserved({ id: 'o.b3RoZXI', place: 'prod · legacy' }),
      ]),
    );
    renderPaas({
      api,
      annotations: OBSERVED,
      path: '/?environment=o.b3RoZXI',
    });
    const card = await screen.findByRole('article', {
      name: 'web · prod · legacy',
    });
    const scale = within(card).getByRole('button', { name: /^Scale web in/ });
    expect(scale).toHaveAccessibleDescription(
      'Not run by Mooring: it can be watched here, but not changed.',
    );
    expect(
      screen.getByRole('table', { name: 'Pods in prod · legacy' }),
    ).toBeInTheDocument();
  });

  it('says what it looked for when there is nothing, where, and how to be found', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createObservedPanel([]));
    api.getClusters.mockResolvedValue(
      (['dev', 'prod'] as const).map(name => ({
        name,
        state: name === 'dev' ? ('synced' as const) : ('stale' as const),
        environments: [],
        nodes: { ready: 0, all: 0 },
        allocatable: {},
        requested: {},
        counts: { namespaces: 0, workloads: 0, pods: 0 },
        kinds: [],
        quarantined: [],
      })),
    );
    renderPaas({ api, annotations: OBSERVED });
    expect(
      await screen.findByText('backstage.io/kubernetes-id=web'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^Looked in dev and prod for pods/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('prod did not answer: there may be something there.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Put the labels on the workload/),
    ).toBeInTheDocument();
  });

  it('draws more than four environments as rows', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createPanel(
        ['a', 'b', 'c', 'd', 'e'].map(environment =>
          createInstance({ environment }),
        ),
      ),
    );
    renderPaas({ api });
    const articles = await screen.findAllByRole('article', {
      name: /^web · /,
    });
    expect(articles).toHaveLength(5);
    expect(articles.map(article => article.className)).toEqual(
      articles.map(() => expect.stringContaining('row')),
    );
  });

  it('keeps what is needed less often in a menu, with the reason where it cannot be used', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createPanel([
        createInstance({
          inside: createInside({ stopped: true, live: 1, head: 1 }),
          operation: {
            id: 'op-9',
            kind: 'deploy',
            state: 'held',
            step: 1,
            steps: 3,
          },
        }),
        createInstance({
          environment: 'prod',
          inside: createInside({ resumable: 3 }),
        }),
      ]),
    );
    api.preview.mockReturnValue(new Promise(() => {}));
    renderPaas({ api });
    const rollback = await screen.findByRole('button', {
      name: 'Roll back web in Development',
    });
    expect(rollback).toBeDisabled();
    expect(rollback).toHaveAccessibleDescription(
      'There is no earlier release.',
    );
    expect(
      screen.getByRole('button', { name: 'Deploy web to Development' }),
    ).toBeEnabled();
    await user.click(
      screen.getByRole('button', { name: 'More for web in Development' }),
    );
    const items = await screen.findAllByRole('menuitem');
    expect(
      items.map(item => [
        item.textContent,
        item.getAttribute('aria-disabled') === 'true',
      ]),
    ).toEqual([
      ['Resume a releaseNothing was rolled back that could be resumed.', true],
      ['RestartIt is stopped: start it instead.', true],
      ['Start', false],
      ['Names', false],
      ['Reserve…', false],
      ['Delete', false],
    ]);
    await user.keyboard('{Escape}');
    await user.click(
      screen.getByRole('button', { name: 'More for web in Production' }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Resume release 3' }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Resume release 3 of web in Production',
    });
    expect(drawer).toHaveTextContent('Release 3 was rolled back from.');
    expect(api.preview).toHaveBeenCalledWith({
      kind: 'resume',
      serviceId,
      environment: 'prod',
    });
  });

  it('speaks Chinese', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    renderPaas({ api, language: 'zh' });
    const card = await screen.findByRole('article', { name: 'web · 开发' });
    for (const text of ['运行中', '2/2 个 Pod 就绪', '发布版本 3']) {
      expect(card).toHaveTextContent(text);
    }
    expect(
      screen.getByRole('button', { name: '对开发环境的 web 扩缩容' }),
    ).toHaveTextContent('扩缩容');
    expect(
      screen.getAllByRole('tab').map(({ textContent }) => textContent),
    ).toEqual(expect.arrayContaining(['Pod', '日志', '事件', '自愈', 'YAML']));
  });
});
