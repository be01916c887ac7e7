import type { HistoryItem } from '@mooring/backstage-plugin-paas-common';
import { screen, within } from '@testing-library/react';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

const image = (tag: string) => ({
  ...{ repository: 'registry.corp/web', tag },
  digest: `sha256:${tag}`,
});

const item: HistoryItem = {
  ...{ instance: 'default/shop/web/dev', projectRef: 'system:default/shop' },
  ...{ service: 'web', environment: 'dev', release: 2, hash: 'x' },
  image: image('1.27'),
  since: '2026-05-03T00:00:00Z',
  until: '2026-05-10T00:00:00Z',
  operation: {
    ...{ id: 'op-1', kind: 'deploy', initiator: 'user:default/dev-a' },
    ...{ note: 'for the sale', acceptedAt: '2026-05-02T23:58:00Z' },
    decisions: [
      {
        ...{ actor: 'user:default/boss', verdict: 'approved' },
        at: '2026-05-02T23:59:00Z',
      },
    ],
  },
  before: {
    ...{ number: 1, image: image('1.26'), changed: ['configuration'] },
    changes: [
      {
        ...{ part: 'configuration', field: 'LOG_LEVEL' },
        ...{ before: 'info', after: 'debug' },
      },
    ],
  },
  now: { number: 3, image: image('1.28'), changed: ['version', 'capacity'] },
};

describe('HistoryPage', () => {
  it('asks for a project and a moment, and nothing until there are both', async () => {
    const api = createFakeApi();
    renderPaas({ api, path: '/audit/history?at=tomorrow' });
    expect(
      await screen.findByText('Choose a project and a moment in the past.'),
    ).toBeInTheDocument();
    expect(api.audit.getHistory).not.toHaveBeenCalled();
  });

  it('shows what was live, who started it and what differed', async () => {
    const api = createFakeApi();
    const { before: _, now: __, ...only } = item;
    api.audit.getHistory.mockResolvedValue({
      at: '2026-05-03T14:00:00Z',
      items: [item, { ...only, instance: 'default/shop/cache/dev' }],
    });
    renderPaas({
      api,
      path: '/audit/history?at=2026-05-03T14:00:00Z&project=system:default/shop',
    });
    const [web, cache] = await screen.findAllByRole('listitem');
    expect(api.audit.getHistory).toHaveBeenCalledWith({
      ...{ at: '2026-05-03T14:00:00Z', projectRef: 'system:default/shop' },
    });
    const shown = within(web!);
    expect(shown.getByText('1.27 (release 2)')).toBeInTheDocument();
    expect(shown.getByRole('link', { name: 'Deployed' })).toHaveAttribute(
      'href',
      '/operations/op-1',
    );
    expect(shown.getByText('for the sale')).toBeInTheDocument();
    expect(shown.getByText('Approved by')).toBeInTheDocument();
    expect(
      shown.getByRole('list', { name: 'Before it: 1.26 (release 1)' }),
    ).toHaveTextContent(/LOG_LEVEL.*info.*debug/);
    // Without the right to configuration only parts are named.
    expect(shown.getByText('Now: 1.28 (release 3)')).toBeInTheDocument();
    expect(cache).not.toBe(web);
    expect(screen.getByText('Nothing of it is live now.')).toBeInTheDocument();
    expect(
      screen.getByText('It was the first to be live.'),
    ).toBeInTheDocument();
  });

  it('says in Chinese that nothing was live', async () => {
    const api = createFakeApi();
    api.audit.getHistory.mockResolvedValue({
      at: '2026-01-01T00:00:00Z',
      items: [],
    });
    renderPaas({
      api,
      path: '/audit/history?at=2026-01-01T00:00:00Z&project=system:default/shop',
      language: 'zh',
    });
    expect(
      await screen.findByText('当时该项目没有您有权查看的运行版本。'),
    ).toBeInTheDocument();
  });
});
