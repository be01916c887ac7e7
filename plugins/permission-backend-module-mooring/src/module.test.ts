import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import {
  createPermission,
  type Permission,
  type PermissionCondition,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { paasPermissions } from '@mooring/backstage-plugin-paas-common';
import { policyTable } from './policyTable';
import { permissionModuleMooring } from './module';

jest.setTimeout(60_000);

const dnsPermission = createPermission({
  name: 'dns.zone.write',
  attributes: { action: 'update' },
});
const foreignPermission = createPermission({
  name: 'devtools.administer',
  attributes: { action: 'read' },
});
const all: Permission[] = [
  ...paasPermissions,
  ...kubernetesPermissions,
  ...catalogPermissions,
  ...scaffolderPermissions,
  dnsPermission,
  foreignPermission,
];

async function startPolicy(config: object = {}) {
  let policy: PermissionPolicy | undefined;
  const backend = await startTestBackend({
    extensionPoints: [
      [
        policyExtensionPoint,
        {
          setPolicy: added => {
            policy = added;
          },
        },
      ],
    ],
    features: [
      permissionModuleMooring,
      mockServices.rootConfig.factory({
        data: { mooring: { permission: config } },
      }),
    ],
  });
  await backend.stop();

  const decide = (permission: Permission, groups: string[] | undefined) =>
    policy!.handle(
      { permission },
      groups && {
        credentials: mockCredentials.user('user:default/ada'),
        info: {
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', ...groups],
        },
      },
    );

  /** Every known permission by what the policy says to a member of the groups. */
  return async (groups: string[] | undefined) => {
    const said: Record<string, string> = {};
    for (const permission of all) {
      said[permission.name] = inWords(await decide(permission, groups));
    }
    return said;
  };
}

function inWords(decision: PolicyDecision): string {
  if (decision.result !== 'CONDITIONAL') {
    return decision.result;
  }
  const { rule, params } = decision.conditions as PermissionCondition;
  return `${decision.pluginId}: ${rule} ${JSON.stringify(params)}`;
}

const denied = Object.fromEntries(all.map(({ name }) => [name, 'DENY']));
const allowed = Object.fromEntries(all.map(({ name }) => [name, 'ALLOW']));

describe('the policy', () => {
  it('denies everything to somebody who has not signed in', async () => {
    const ask = await startPolicy();
    expect(await ask(undefined)).toEqual(denied);
  });

  it('lets members change the services of their own projects and use the portal', async () => {
    const ask = await startPolicy();
    const claims = ['user:default/ada', 'group:default/team-a'];
    const ifOwner = `paas: IS_OWNER ${JSON.stringify({ claims })}`;
    const createdBy = ['user:default/ada'];
    const ifOwnTask = `scaffolder: IS_TASK_OWNER ${JSON.stringify({
      createdBy,
    })}`;
    expect(await ask(['group:default/team-a'])).toEqual({
      ...denied,
      'paas.instance.list': 'ALLOW',
      'paas.instance.read': ifOwner,
      'paas.instance.configuration.read': ifOwner,
      'paas.instance.logs.read': ifOwner,
      'paas.instance.yaml.read': ifOwner,
      'paas.instance.pod.delete': ifOwner,
      'paas.instance.create': ifOwner,
      'paas.instance.deploy': ifOwner,
      'paas.instance.scale': ifOwner,
      'paas.instance.rollback': ifOwner,
      'paas.instance.restart': ifOwner,
      'paas.instance.names': ifOwner,
      'paas.instance.delete': ifOwner,
      'paas.instance.emergency': ifOwner,
      'paas.instance.reserve': ifOwner,
      'catalog.entity.read': 'ALLOW',
      'catalog.entity.refresh': 'ALLOW',
      'catalog.location.read': 'ALLOW',
      'scaffolder.action.execute': 'ALLOW',
      'scaffolder.task.create': 'ALLOW',
      'scaffolder.task.read': ifOwnTask,
      'scaffolder.task.cancel': ifOwnTask,
      'scaffolder.template.parameter.read': 'ALLOW',
      'scaffolder.template.step.read': 'ALLOW',
    });
  });

  it('lets operators do everything that it knows, and nothing that it does not', async () => {
    const ask = await startPolicy();
    expect(await ask(['group:default/operators'])).toEqual({
      ...allowed,
      [foreignPermission.name]: 'DENY',
    });
  });

  it('lets auditors see the inside of every instance and change nothing, in whatever other groups they are', async () => {
    const ask = await startPolicy();
    const changes = all.filter(
      ({ attributes }) => attributes.action !== 'read',
    );
    for (const others of [
      [],
      ['group:default/team-a'],
      ['group:default/operators'],
    ]) {
      const auditor = await ask(['group:default/auditors', ...others]);
      expect(changes.filter(({ name }) => auditor[name] !== 'DENY')).toEqual(
        [],
      );
      expect(auditor).toMatchObject({
        'paas.instance.list': 'ALLOW',
        'paas.instance.read': 'ALLOW',
        'paas.instance.configuration.read': 'ALLOW',
        'paas.audit.read': 'ALLOW',
        'catalog.entity.read': 'ALLOW',
      });
    }
    expect(await ask(['group:default/auditors'])).toMatchObject({
      'paas.instance.logs.read': expect.stringMatching(/^paas: .*IS_OWNER/),
      'paas.cluster.read': 'DENY',
      'catalog.entity.create': 'DENY',
      'scaffolder.task.create': 'DENY',
    });
  });

  it('takes the groups from configuration', async () => {
    const ask = await startPolicy({
      operators: ['group:default/platform', 'group:default/network'],
      auditors: ['group:default/revision'],
    });
    expect((await ask(['group:default/network']))['kubernetes.proxy']).toBe(
      'ALLOW',
    );
    expect((await ask(['group:default/operators']))['kubernetes.proxy']).toBe(
      'DENY',
    );
    expect((await ask(['group:default/revision']))['paas.instance.read']).toBe(
      'ALLOW',
    );
    expect(
      (await ask(['group:default/auditors']))['paas.instance.read'],
    ).toMatch(/IS_OWNER/);
  });

  it('names no permission that does not exist', () => {
    const names = all.map(({ name }) => name);
    const unknown = policyTable
      .flatMap(({ permissions }) => permissions)
      .filter(name => !name.endsWith('.*') && !names.includes(name));
    expect(unknown).toEqual([]);
  });
});
