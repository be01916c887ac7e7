import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { giveElementsASize } from '../../__testUtils__/giveElementsASize';
import {
  createOverview,
  createOverviewInstance,
  createOverviewRow,
} from '../../__testUtils__/overviewFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);
giveElementsASize(800);

const TEAM_B = 'group:default/team-b';

// The reader is of team A.
const web = createOverviewRow('web', {
  instances: [
    createOverviewInstance({ id: 'web-dev', tag: '1.28.0' }),
    createOverviewInstance({
      id: 'web-prod',
      environment: 'prod',
      status: 'Degraded',
      ready: 2,
      wanted: 3,
      tag: '1.27.3',
      names: ['web.shop.corp', 'www.shop.corp'],
      finding: {
        code: 'image-pull',
        severity: 'failure',
        params: { image: 'nginx:1.99', why: 'not-found', pods: 1, wanted: 3 },
        objects: [],
      },
    }),
  ],
  lastChange: {
    operationId: 'op-7',
    kind: 'scale',
    state: 'held',
    by: 'user:default/dev-a',
    at: new Date(Date.now() - 120_000).toISOString(),
  },
});
const cache = createOverviewRow('cache', { kind: 'redis', ownerRef: TEAM_B });
const ledger = createOverviewRow('ledger', {
  projectRef: 'system:default/ledger',
  ownerRef: TEAM_B,
  instances: [
    createOverviewInstance({
      id: 'ledger-dev',
      status: 'Unknown',
      staleSince: new Date(Date.now() - 4 * 60_000).toISOString(),
    }),
  ],
});

function rowOf(name: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(`^${name}\\b`) });
}

function shownNames(): (string | null)[] {
  return screen
    .getAllByRole('rowheader')
    .map(cell => within(cell).getByRole('link').textContent);
}

describe('ServicesPage', () => {
  it('shows how every service is doing, own ones first, and what is the matter in words', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(createOverview([ledger, cache, web]));
    await renderPaas({ api, path: '/services' });

    const table = await screen.findByRole('table', { name: 'Services' });
    expect(shownNames()).toEqual(['web', 'ledger', 'cache']);
    expect(table).toHaveAttribute('aria-rowcount', '4');
    expect(screen.getByText('3 services · 2 need attention')).toBeVisible();

    const row = within(rowOf('web'));
    expect(row.getByRole('link', { name: 'web' })).toHaveAttribute(
      'href',
      '/catalog/default/component/shop-web/runtime',
    );
    expect(row.getByText('Yours')).toBeInTheDocument();
    const prod = row.getByRole('link', {
      name: /^web in Production: Degraded 2\/3 1 of 3 pods cannot pull nginx:1.99/,
    });
    expect(prod).toHaveAttribute(
      'href',
      '/catalog/default/component/shop-web/runtime?environment=prod',
    );
    expect(
      row.getByRole('link', { name: 'web in Development: Running 2/2' }),
    ).toBeInTheDocument();
    expect(row.getByText('1.28.0, 1.27.3')).toBeInTheDocument();
    expect(row.getByText('web.shop.corp')).toBeInTheDocument();
    expect(
      row.getByRole('button', { name: 'Copy web.shop.corp' }),
    ).toBeInTheDocument();
    expect(row.getByRole('link', { name: 'Scale: Held' })).toHaveAttribute(
      'href',
      '/operations/op-7',
    );
    expect(rowOf('web')).toHaveTextContent(
      /Scale: Held by dev-a 2 minutes ago/,
    );
    expect(rowOf('ledger')).toHaveTextContent(
      /Unknown\s*cluster not reachable for 4 min/,
    );

    await userEvent.hover(prod);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'web in Production: Degraded 2/3 1 of 3 pods cannot pull nginx:1.99',
    );
  });

  it('shows what the URL asks for, and writes there what is chosen', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(createOverview([ledger, cache, web]));
    await renderPaas({
      api,
      path: '/services?sort=-name&owner=group:default/team-a',
    });
    await screen.findByRole('table', { name: 'Services' });
    expect(shownNames()).toEqual(['web']);
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() =>
      expect(shownNames()).toEqual(['web', 'ledger', 'cache']),
    );

    const heading = screen.getByRole('columnheader', { name: 'Service' });
    expect(heading).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(screen.getByRole('button', { name: 'Project' }));
    expect(shownNames()).toEqual(['ledger', 'cache', 'web']);
    expect(heading).toHaveAttribute('aria-sort', 'none');

    await userEvent.keyboard('/');
    expect(
      screen.getByRole('searchbox', { name: 'Search services' }),
    ).toHaveFocus();
    await userEvent.keyboard('redis');
    await waitFor(() => expect(shownNames()).toEqual(['cache']));
    await userEvent.keyboard('x');
    expect(
      await screen.findByText('No service fits these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));

    await userEvent.click(
      await screen.findByRole('switch', { name: 'By project' }),
    );
    expect(
      await screen.findByRole('row', {
        name: 'ledger 1 service · 1 needs attention',
      }),
    ).toBeInTheDocument();
  });

  it('takes changes in without moving rows, and sorts again when asked to', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValueOnce(createOverview([cache, ledger]));
    let push: (rows: OverviewRow[]) => void = () => {};
    api.getOverview.mockImplementation(
      () =>
        new Promise(resolve => {
          push = items =>
            resolve(createOverview(items, { cursor: '2', full: false }));
        }),
    );
    await renderPaas({ api, path: '/services' });
    await screen.findByRole('table', { name: 'Services' });
    expect(shownNames()).toEqual(['ledger', 'cache']);
    const untouched = rowOf('ledger');
    await waitFor(() => expect(api.getOverview).toHaveBeenCalledWith('1'));

    await act(async () =>
      push([
        {
          ...cache,
          instances: [createOverviewInstance({ id: 'c', status: 'Failed' })],
        },
      ]),
    );
    await waitFor(() => expect(rowOf('cache')).toHaveTextContent('Failed 2/2'));
    expect(shownNames()).toEqual(['ledger', 'cache']);
    expect(rowOf('ledger')).toBe(untouched);
    await userEvent.click(
      screen.getByRole('button', { name: 'The order has changed: sort again' }),
    );
    expect(shownNames()).toEqual(['cache', 'ledger']);
    expect(
      screen.queryByRole('button', { name: /order has changed/ }),
    ).not.toBeInTheDocument();
  });

  it('moves with the arrow keys from row to row', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(createOverview([cache, web]));
    await renderPaas({ api, path: '/services' });
    await screen.findByRole('table', { name: 'Services' });
    act(() => screen.getByRole('link', { name: 'web' }).focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'cache' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(
      screen.getByRole('link', { name: /^cache in Development/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(
      screen.getByRole('link', { name: /^web in Development/ }),
    ).toHaveFocus();
  });

  it('says which clusters are not reachable, and keeps what was seen when the portal is not', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValueOnce(
      createOverview([cache], {
        staleClusters: [
          {
            cluster: 'prod',
            asOf: new Date(Date.now() - 4 * 60_000).toISOString(),
          },
        ],
      }),
    );
    api.getOverview.mockRejectedValue(new TypeError('Failed to fetch'));
    await renderPaas({ api, path: '/services' });
    expect(
      await screen.findByText(
        /^Cluster prod has not answered for 4 min.*its services are shown as last seen\.$/,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'What follows is how it was last seen; news cannot be had',
        {},
        { timeout: 15_000 },
      ),
    ).toBeInTheDocument();
    expect(shownNames()).toEqual(['cache']);
  });

  it('offers the first service where there is none', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(createOverview([]));
    await renderPaas({ api, path: '/services' });
    expect(await screen.findByText('No services yet.')).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('speaks Chinese', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(createOverview([web]));
    await renderPaas({ api, path: '/services', language: 'zh' });
    expect(
      await screen.findByRole('link', {
        name: /^web · 生产: 部分可用 2\/3 镜像拉取失败/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 个服务 · 1 个需要关注')).toBeInTheDocument();
  });
});
