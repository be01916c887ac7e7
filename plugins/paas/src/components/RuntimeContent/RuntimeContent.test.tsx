import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createService,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('RuntimeContent', () => {
  it('shows each environment as it is, and the pods of the one that the URL names', async () => {
    const api = createFakeApi();
    api.getService.mockResolvedValue(
      createService([
        createInstance(),
        createInstance({
          environment: 'prod',
          status: 'Degraded',
          reason: '1 of 3 replicas ready: ErrImagePull',
          operation: {
            id: 'op-9',
            kind: 'scale',
            state: 'running',
            step: 2,
            steps: 3,
          },
          inside: createInside({
            cluster: 'prod',
            namespace: 'shop-prod',
            wanted: 3,
            ready: 1,
            live: 3,
            head: 4,
            pods: [
              {
                name: 'web-a',
                phase: 'Running',
                ready: true,
                node: 'node-1',
                restarts: 0,
                createdAt: '2026-11-01T08:00:00Z',
              },
              {
                name: 'web-b',
                phase: 'ErrImagePull',
                ready: false,
                restarts: 4,
                createdAt: '2026-11-01T08:00:00Z',
              },
            ],
          }),
        }),
      ]),
    );
    renderPaas({ api, path: '/?environment=prod' });

    const dev = await screen.findByRole('article', {
      name: 'web · Development',
    });
    expect(within(dev).getByText('Running')).toBeInTheDocument();
    expect(
      within(dev).getByText(/2 of 2 pods ready · release 3/),
    ).toBeInTheDocument();
    expect(
      within(dev).getByText('line of default/shop/web/dev'),
    ).toBeInTheDocument();

    const prod = screen.getByRole('article', { name: 'web · Production' });
    expect(within(prod).getByText('Degraded')).toBeInTheDocument();
    expect(
      within(prod).getByText('1 of 3 replicas ready: ErrImagePull'),
    ).toBeInTheDocument();
    expect(within(prod).getByText(/release 3, 4 to come/)).toBeInTheDocument();
    expect(
      within(prod).getByRole('link', { name: 'Being scaled: step 2 of 3' }),
    ).toHaveAttribute('href', '/operations/op-9');

    const [, first, second] = within(
      screen.getByRole('table', { name: 'Pods in Production' }),
    ).getAllByRole('row');
    expect(first).toHaveTextContent(/web-b.*ErrImagePull.*No.*—.*4$/);
    expect(second).toHaveTextContent(/web-a.*Running.*Yes.*node-1.*0$/);

    await userEvent.click(
      within(dev).getByRole('link', { name: 'Development' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Pods in Development' }),
    ).toHaveTextContent('web-5d9-abcde');
  });

  it('says how old the facts are when the cluster does not answer', async () => {
    const api = createFakeApi();
    api.getService.mockResolvedValue(
      createService([
        createInstance({
          status: 'Unknown',
          reason: 'Cluster dev does not answer',
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

  it('tells an outsider what there is to see, and why nothing can be changed', async () => {
    const api = createFakeApi();
    const { inside, ...outside } = createInstance();
    api.getService.mockResolvedValue(
      createService([{ ...outside, may: { scale: false, delete: false } }]),
    );
    renderPaas({ api, path: '/?environment=dev&change=scale' });
    expect(
      await screen.findByText(
        'You can see that it is here; its inside is for its owners.',
      ),
    ).toBeInTheDocument();
    const scale = screen.getByRole('button', { name: /^Scale web in/ });
    expect(scale).toBeDisabled();
    expect(scale).toHaveAccessibleDescription(
      'Only members of team-a can change this service.',
    );
    expect(screen.getByRole('button', { name: /^Delete web/ })).toBeDisabled();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('speaks Chinese', async () => {
    const api = createFakeApi();
    api.getService.mockResolvedValue(createService([createInstance()]));
    renderPaas({ api, language: 'zh' });
    expect(
      await screen.findByRole('article', { name: 'web · 开发' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('运行中')).toBeInTheDocument();
    expect(
      screen.getByText(/2\/2 个 Pod 就绪 · 发布版本 3/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: '对开发环境的 web 扩缩容' }),
    ).toHaveTextContent('扩缩容');
  });
});
