import { createBackendModule } from '@backstage/backend-plugin-api';
import { dnsServiceRef } from '@mooring/backstage-plugin-dns-node';
import {
  nameCheckerExtensionPoint,
  stepTypesExtensionPoint,
} from '@mooring/backstage-plugin-paas-node';
import { ClaimStep } from './ClaimStep';
import { DnsNameChecker } from './DnsNameChecker';
import { MoveStep } from './MoveStep';
import { PublishStep } from './PublishStep';
import { SettleStep } from './SettleStep';

/** Teaches paas to claim and publish DNS names. */
export const paasDnsModule = createBackendModule({
  pluginId: 'paas',
  moduleId: 'dns',
  register(env) {
    env.registerInit({
      deps: {
        dns: dnsServiceRef,
        stepTypes: stepTypesExtensionPoint,
        names: nameCheckerExtensionPoint,
      },
      async init({ dns, stepTypes, names }) {
        stepTypes.addStepType(new ClaimStep(dns));
        stepTypes.addStepType(new PublishStep(dns));
        stepTypes.addStepType(new MoveStep(dns));
        stepTypes.addStepType(new SettleStep());
        names.setNameChecker(new DnsNameChecker(dns));
      },
    });
  },
});
