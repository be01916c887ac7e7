import type { V1Container, V1PodSpec } from '@kubernetes/client-node';
import type { Raw } from './Raw';

/** Kubernetes itself puts it into every namespace and pod. */
const OF_THE_CLUSTER = 'kube-root-ca.crt';
const NONE: readonly never[] = Object.freeze([]);

/** Names of what a pod specification refers to, sorted. */
export interface References {
  configMaps: readonly string[];
  secrets: readonly string[];
  claims: readonly string[];
}

/** Collects what containers and volumes refer to. */
export function referencesOf(spec: Raw<V1PodSpec> | undefined): References {
  const found: Found = { configMaps: [], secrets: [], claims: [] };
  spec?.initContainers?.forEach(container => addOfContainer(container, found));
  spec?.containers?.forEach(container => addOfContainer(container, found));
  spec?.volumes?.forEach(volume => addOfVolume(volume, found));
  return {
    configMaps: distinct(
      found.configMaps.filter(name => name !== OF_THE_CLUSTER),
    ),
    secrets: distinct(found.secrets),
    claims: distinct(found.claims),
  };
}

type Found = Record<keyof References, (string | undefined)[]>;

function addOfContainer(
  { env, envFrom }: Raw<V1Container>,
  found: Found,
): void {
  for (const { valueFrom } of env ?? NONE) {
    if (valueFrom) {
      found.configMaps.push(valueFrom.configMapKeyRef?.name);
      found.secrets.push(valueFrom.secretKeyRef?.name);
    }
  }
  for (const { configMapRef, secretRef } of envFrom ?? NONE) {
    found.configMaps.push(configMapRef?.name);
    found.secrets.push(secretRef?.name);
  }
}

function addOfVolume(
  volume: NonNullable<Raw<V1PodSpec>['volumes']>[number],
  found: Found,
): void {
  found.configMaps.push(volume.configMap?.name);
  found.secrets.push(volume.secret?.secretName);
  found.claims.push(volume.persistentVolumeClaim?.claimName);
  for (const { configMap, secret } of volume.projected?.sources ?? NONE) {
    found.configMaps.push(configMap?.name);
    found.secrets.push(secret?.name);
  }
}

function distinct(names: (string | undefined)[]): readonly string[] {
  const distinctNames = new Set<string>();
  for (const name of names) {
    if (name) {
      distinctNames.add(name);
    }
  }
  return distinctNames.size === 0 ? NONE : [...distinctNames].sort();
}
