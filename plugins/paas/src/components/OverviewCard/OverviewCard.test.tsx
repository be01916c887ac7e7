import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { createInside, createInstance } from '../../__testUtils__/fixtures';
import { renderCard } from '../../__testUtils__/renderCard';
import { createFakeApi } from '../../__testUtils__/renderPaas';
import { OverviewCard } from './OverviewCard';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop-web' },
};
const card = (
  <EntityProvider entity={entity}>
    <OverviewCard />
    <p>the rest of the page</p>
  </EntityProvider>
);

describe('OverviewCard', () => {
  it('says how an entity is doing everywhere, with what is the matter', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue({
      entityRef: 'component:default/shop-web',
      name: 'web',
      instances: [
        createInstance(),
        createInstance({
          environment: 'prod',
          status: 'Failed',
          ready: 0,
          inside: createInside({
            findings: [
              {
                code: 'missing-configmap',
                severity: 'failure',
                params: { name: 'web-env', pods: 2, wanted: 2 },
                objects: [],
              },
            ],
          }),
        }),
      ],
    });
    await renderCard(api, card);
    const list = within(await screen.findByRole('list', { name: 'Runtime' }));
    const [dev, prod] = list.getAllByRole('listitem');
    expect(dev).toHaveTextContent(/Running 2\/2$/);
    expect(prod).toHaveTextContent(/Failed 0\/2.*web-env/);
    expect(
      await list.findByRole('link', { name: 'Production' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/shop-web/runtime?environment=prod',
    );
    expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute(
      'href',
      '/catalog/default/component/shop-web/runtime',
    );
  });

  it('fails alone', async () => {
    const api = createFakeApi();
    api.getPanel.mockRejectedValue(new Error('database is away'));
    await renderCard(api, card);
    expect(
      await screen.findByText('database is away', {}, { timeout: 15_000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('the rest of the page')).toBeInTheDocument();
  });
});
