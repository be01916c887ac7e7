import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  paasInstanceListPermission,
  paasInstanceReadPermission,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import { CatalogEntityDirectory } from '../directory/CatalogEntityDirectory';
import { DefaultInstanceAccess } from './DefaultInstanceAccess';
import type { Place } from './types';

const projectRef = 'system:default/shop';
const ownerRef = 'group:default/team-a';
const system = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: ownerRef }],
};

describe('DefaultInstanceAccess, just after a start', () => {
  it('asks to wait until the catalog has said who owns what; strangers are as before afterwards', async () => {
    const catalog = catalogServiceMock({ entities: [system] });
    const away = jest
      .spyOn(catalog, 'getEntities')
      .mockRejectedValue(new Error('it starts as well'));
    const entities = new CatalogEntityDirectory({
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
    });
    await entities.start();
    const place = (): Place => ({
      id: 'one',
      entityRef: 'component:default/web',
      environment: 'dev',
      place: 'dev · shop-dev',
      cluster: 'dev',
      resource: {
        ref: 'shop/web/dev',
        projectRef,
        ownerRef: entities.ownerOf(projectRef),
        environment: 'dev',
        cluster: 'dev',
      },
      selection: { cluster: 'dev', namespace: 'shop-dev', requirements: [] },
      managed: { service: { id: 's' }, instance: { id: 'one' } } as NonNullable<
        Place['managed']
      >,
    });
    // Everybody may know of it; its inside is its owners'.
    const accessOf = (team: string) =>
      new DefaultInstanceAccess({
        entities,
        places: {
          ofService: () => [],
          ofEntity: () => [],
          find: async () => place(),
        },
        access: {
          of: async () => ({
            key: team,
            may: (permission, { ownerRef: owner }) =>
              permission === paasInstanceListPermission || owner === team,
            mayReadEntity: () => true,
          }),
        },
      });
    const credentials = mockCredentials.user();
    try {
      const owners = accessOf(ownerRef);
      await expect(owners.find('one', credentials)).rejects.toThrow(
        'Owners of projects were not read from the catalog yet; ask again in a moment',
      );
      away.mockRestore();
      await eventually(() => entities.isKnown(), Boolean);
      const found = await owners.find('one', credentials);
      expect(found.may(paasInstanceReadPermission)).toBe(true);
      const stranger = accessOf('group:default/team-b');
      const { may } = await stranger.find('one', credentials);
      expect(may(paasInstanceReadPermission)).toBe(false);
    } finally {
      entities.stop();
    }
  });
});
