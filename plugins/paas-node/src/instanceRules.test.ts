import { instanceRules } from './instanceRules';
import type { InstanceResource } from './instanceResourceRef';

const instance: InstanceResource = {
  ref: 'default/shop/web/dev',
  projectRef: 'system:default/shop',
  ownerRef: 'group:default/team-a',
  environment: 'dev',
  cluster: 'east',
};
const nowhere: InstanceResource = {
  ref: 'observed/component:default/web@east/web',
  projectRef: undefined,
  ownerRef: undefined,
  environment: undefined,
  cluster: undefined,
};
const { isOwner, inProject, inEnvironment, inCluster } = instanceRules;

describe('rules on instances', () => {
  it.each([
    [
      'IS_OWNER',
      isOwner.apply(instance, { claims: ['group:default/team-a'] }),
      isOwner.apply(instance, { claims: ['group:default/team-b'] }),
      isOwner.apply(nowhere, { claims: ['undefined', ''] }),
    ],
    [
      'IN_PROJECT',
      inProject.apply(instance, { projects: ['system:default/shop'] }),
      inProject.apply(instance, { projects: ['system:default/ledger'] }),
      inProject.apply(nowhere, { projects: ['undefined', ''] }),
    ],
    [
      'IN_ENVIRONMENT',
      inEnvironment.apply(instance, { environments: ['test', 'dev'] }),
      inEnvironment.apply(instance, { environments: ['prod'] }),
      inEnvironment.apply(nowhere, { environments: ['undefined', ''] }),
    ],
    [
      'IN_CLUSTER',
      inCluster.apply(instance, { clusters: ['east'] }),
      inCluster.apply(instance, { clusters: ['west'] }),
      inCluster.apply(nowhere, { clusters: ['undefined', ''] }),
    ],
  ])(
    '%s holds for what it names, for nothing else, and never for what is unknown',
    (_rule, fits, other, unknown) => {
      expect([fits, other, unknown]).toEqual([true, false, false]);
    },
  );
});
