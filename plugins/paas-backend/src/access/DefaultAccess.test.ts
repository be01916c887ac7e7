import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  paasInstanceListPermission,
  paasInstanceLogsReadPermission,
  paasInstanceReadPermission,
} from '@mooring/backstage-plugin-paas-common';
import {
  instanceConditions,
  instanceRules,
  createInstanceConditionalDecision,
  type InstanceResource,
} from '@mooring/backstage-plugin-paas-node';
import { DefaultAccess } from './DefaultAccess';

const ours: InstanceResource = {
  ref: 'default/shop/web/dev',
  projectRef: 'system:default/shop',
  ownerRef: 'group:default/team-a',
  environment: 'dev',
  cluster: 'east',
};
const theirs = { ...ours, ownerRef: 'group:default/team-b' };
const oursInProd = {
  ...ours,
  environment: 'prod',
  ref: 'default/shop/web/prod',
};

/** A policy: by permission; what it does not name is denied. */
function accessUnder(
  policy: Record<string, PolicyDecision>,
  visible: string[] = [],
) {
  const calls: number[] = [];
  const rules = Object.values(instanceRules);
  const catalog = catalogServiceMock({
    entities: visible.map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
    })),
  });
  const access = new DefaultAccess({
    catalog,
    permissions: {
      authorize: async () => [],
      authorizeConditional: async asked => {
        calls.push(asked.length);
        return asked.map(
          ({ permission }) =>
            policy[permission.name] ?? { result: AuthorizeResult.DENY },
        );
      },
    },
    ruleset: {
      getRuleByName: name => rules.find(rule => rule.name === name)!,
    } as ConstructorParameters<typeof DefaultAccess>[0]['ruleset'],
  });
  const of = () =>
    access.of(mockCredentials.user('user:default/ada'), () => [
      'component:default/a',
      'component:default/b',
    ]);
  return { of, calls };
}

const isTeamA = instanceConditions.isOwner({
  claims: ['group:default/team-a'],
});

describe('DefaultAccess', () => {
  it('asks once and applies conditions to each instance', async () => {
    const { of, calls } = accessUnder({
      'paas.instance.list': { result: AuthorizeResult.ALLOW },
      'paas.instance.read': createInstanceConditionalDecision(
        paasInstanceReadPermission,
        {
          allOf: [
            isTeamA,
            {
              not: instanceConditions.inEnvironment({ environments: ['prod'] }),
            },
          ],
        },
      ),
    });
    const scope = await of();
    const may = (permission: typeof paasInstanceReadPermission) =>
      [ours, theirs, oursInProd].map(instance =>
        scope.may(permission, instance),
      );
    expect(may(paasInstanceListPermission)).toEqual([true, true, true]);
    expect(may(paasInstanceReadPermission)).toEqual([true, false, false]);
    expect(may(paasInstanceLogsReadPermission)).toEqual([false, false, false]);
    expect(calls).toHaveLength(1);
  });

  it('gives equal rights one key, and other rights another', async () => {
    const readable = createInstanceConditionalDecision(
      paasInstanceReadPermission,
      isTeamA,
    );
    const one = accessUnder({ 'paas.instance.read': readable });
    const same = accessUnder({ 'paas.instance.read': readable });
    const other = accessUnder({
      'paas.instance.read': createInstanceConditionalDecision(
        paasInstanceReadPermission,
        instanceConditions.isOwner({ claims: ['group:default/team-b'] }),
      ),
    });
    const key = (await one.of()).key;
    expect((await same.of()).key).toBe(key);
    expect((await other.of()).key).not.toBe(key);
  });

  it('leaves conditions on entities to the catalog', async () => {
    const { of } = accessUnder(
      {
        'catalog.entity.read': {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: {
            rule: 'IS_ENTITY_OWNER',
            resourceType: 'catalog-entity',
            params: { claims: [] },
          },
        },
      },
      ['b'],
    );
    const scope = await of();
    expect(scope.mayReadEntity('component:default/a')).toBe(false);
    expect(scope.mayReadEntity('component:default/b')).toBe(true);
  });
});
