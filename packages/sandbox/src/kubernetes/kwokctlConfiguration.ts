import { join } from 'node:path';
import { kubernetesVersion } from '../binaries/definitions.ts';
import { loopback } from '../processes/ports.ts';
import { logKinds } from './simulatedLogs.ts';
import { usageKinds } from './simulatedUsage.ts';

/** Lets metrics-server know whom the API server asks for; kwokctl's key signs both. */
const requestHeaderArgs: Record<string, string> = {
  'requestheader-allowed-names': 'kwok-admin',
  'requestheader-username-headers': 'X-Remote-User',
  'requestheader-group-headers': 'X-Remote-Group',
  'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
};

/**
 * A KWOK that is started again waits until the leases of the last one have run
 * out, and no pod becomes ready meanwhile. kwokctl makes five times as much of it.
 */
const nodeLeaseDurationSeconds = 2;

/**
 * KWOK would take over every node, and from one start to the next it minds the
 * leases of nodes that others run, or does not.
 */
const onlySimulatedNodes: Record<string, string> = {
  'manage-all-nodes': 'false',
  'manage-nodes-with-annotation-selector': 'kwok.x-k8s.io/node=fake',
};

/**
 * What kwokctl makes a cluster from, but for its ports.
 *
 * @param home - the folder that kwokctl gives the cluster
 * @param binFolder - where the programs are
 * @param stagesFile - what happens to pods besides what KWOK makes of all
 */
export function kwokctlConfiguration(
  home: string,
  binFolder: string,
  stagesFile: string,
) {
  const bin = (name: string) => join(binFolder, name);
  return {
    apiVersion: 'config.kwok.x-k8s.io/v1alpha1',
    kind: 'KwokctlConfiguration',
    options: {
      runtime: 'binary',
      bindAddress: loopback,
      kubeVersion: `v${kubernetesVersion}`,
      nodeLeaseDurationSeconds,
      enableCRDs: [...usageKinds, ...logKinds],
      kubectlBinary: bin('kubectl'),
      etcdBinary: bin('etcd'),
      kubeApiserverBinary: bin('kube-apiserver'),
      kubeControllerManagerBinary: bin('kube-controller-manager'),
      kubeSchedulerBinary: bin('kube-scheduler'),
      kwokControllerBinary: bin('kwok'),
    },
    componentsPatches: [
      {
        name: 'kube-apiserver',
        extraArgs: toArgs({
          ...requestHeaderArgs,
          'requestheader-client-ca-file': join(home, 'pki/ca.crt'),
        }),
      },
      {
        name: 'kwok-controller',
        extraArgs: toArgs({ ...onlySimulatedNodes, config: stagesFile }),
      },
    ],
  };
}

function toArgs(values: Record<string, string>) {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
