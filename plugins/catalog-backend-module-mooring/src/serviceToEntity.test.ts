import {
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  parseLocationRef,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { serviceToEntity } from './serviceToEntity';

describe('serviceToEntity', () => {
  it('gives a component that the catalog takes', async () => {
    const entity = serviceToEntity({
      id: '5a0ed2a6-5d6a-4c0a-9b0e-3a4a6f0c7f11',
      projectRef: 'system:retail/shop',
      name: 'web',
      entityRef: 'component:retail/shop-web',
      ownerRef: 'group:default/team-a',
      blueprint: 'nginx',
      createdAt: '2026-01-01T00:00:00Z',
      environments: ['dev', 'prod'],
      dependsOn: ['component:retail/shop-cache'],
      names: [
        { environment: 'dev', name: 'web.shop.dev.test' },
        { environment: 'prod', name: 'web.shop.prod.test' },
      ],
    });

    await EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]).enforce(entity);
    expect(await componentEntityV1alpha1Validator.check(entity)).toBe(true);

    expect(entity.metadata).toMatchObject({
      namespace: 'retail',
      name: 'shop-web',
      tags: ['nginx'],
      annotations: {
        'mooring.dev/service-id': '5a0ed2a6-5d6a-4c0a-9b0e-3a4a6f0c7f11',
      },
      links: [
        { url: 'http://web.shop.dev.test', title: 'dev' },
        { url: 'http://web.shop.prod.test', title: 'prod' },
      ],
    });
    expect(entity.spec).toEqual({
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/team-a',
      system: 'system:retail/shop',
      dependsOn: ['component:retail/shop-cache'],
    });
    expect(
      parseLocationRef(
        entity.metadata.annotations!['backstage.io/managed-by-location']!,
      ).type,
    ).toBe('mooring');
  });
});
