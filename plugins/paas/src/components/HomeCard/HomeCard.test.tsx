import { screen, within } from '@testing-library/react';
import {
  createOverview,
  createOverviewInstance,
  createOverviewRow,
} from '../../__testUtils__/overviewFixtures';
import { renderCard } from '../../__testUtils__/renderCard';
import { createFakeApi } from '../../__testUtils__/renderPaas';
import { HomeCard } from './HomeCard';

describe('HomeCard', () => {
  it('says in sentences what of one’s own needs attention, and counts the rest', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(
      createOverview([
        createOverviewRow('cache'),
        createOverviewRow('queue'),
        createOverviewRow('foreign', {
          ownerRef: 'group:default/team-b',
          instances: [createOverviewInstance({ status: 'Failed' })],
        }),
        createOverviewRow('web', {
          instances: [
            createOverviewInstance({ id: 'fine' }),
            createOverviewInstance({
              id: 'not-fine',
              environment: 'prod',
              status: 'Degraded',
              ready: 2,
              wanted: 3,
              finding: {
                code: 'missing-configmap',
                severity: 'failure',
                params: { name: 'web-env', pods: 1, wanted: 3 },
                objects: [],
              },
            }),
          ],
        }),
      ]),
    );
    await renderCard(api, <HomeCard />);

    expect(
      await screen.findByRole('heading', {
        name: 'My services: 1 needs attention',
      }),
    ).toBeInTheDocument();
    const item = await screen.findByRole('listitem');
    expect(item).toHaveTextContent(/^webProductionDegraded 2\/3.*web-env/);
    expect(within(item).getByRole('link', { name: 'web' })).toHaveAttribute(
      'href',
      '/catalog/default/component/shop-web/runtime?environment=prod',
    );
    expect(screen.getByRole('link', { name: '+ 2 others' })).toHaveAttribute(
      'href',
      '/services?owned=me',
    );
  });

  it('offers the first service to those who own none', async () => {
    const api = createFakeApi();
    api.getOverview.mockResolvedValue(createOverview([]));
    await renderCard(api, <HomeCard />);
    expect(
      await screen.findByRole('link', { name: 'Create one from a template' }),
    ).toHaveAttribute('href', '/create');
  });
});
