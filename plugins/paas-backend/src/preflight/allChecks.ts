import type {
  ClusterReader,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { NameChecker } from '@mooring/backstage-plugin-paas-node';
import type { ImageRegistries } from '../registry/types';
import type { Freezes } from '../policies/types';
import type { ReleaseStore } from '../releases/types';
import type { Reservations } from '../reservations/types';
import { admissionCheck } from './checks/admissionCheck';
import { autoscalerCheck } from './checks/autoscalerCheck';
import { capacityCheck } from './checks/capacityCheck';
import { credentialsCheck } from './checks/credentialsCheck';
import { endsCheck } from './checks/endsCheck';
import { freezeCheck } from './checks/freezeCheck';
import { imageCheck } from './checks/imageCheck';
import { keysCheck } from './checks/keysCheck';
import { managersCheck } from './checks/managersCheck';
import { namesCheck } from './checks/namesCheck';
import { networkCheck } from './checks/networkCheck';
import { quotaCheck } from './checks/quotaCheck';
import { reservedCheck } from './checks/reservedCheck';
import { volumesCheck } from './checks/volumesCheck';
import type { Check } from './types';

/** What is looked at before a plan is carried out, in the order in which it is told. */
export function allChecks(options: {
  registries: ImageRegistries;
  releases: ReleaseStore;
  freezes: Freezes;
  reservations: Reservations;
  nameChecker: NameChecker | undefined;
  reader: ClusterReader;
  writer: ClusterWriter;
}): Check[] {
  return [
    freezeCheck(options),
    reservedCheck(options),
    imageCheck(options),
    keysCheck(options),
    namesCheck(options),
    endsCheck(options),
    managersCheck,
    autoscalerCheck(options),
    quotaCheck(options),
    admissionCheck(options),
    capacityCheck,
    networkCheck,
    credentialsCheck(options),
    volumesCheck,
  ];
}
