import type { PodTemplateContent } from './podTemplate';

/** A ConfigMap or Secret, or a key of one, that pods cannot start without. */
export interface Reference {
  kind: 'ConfigMap' | 'Secret';
  name: string;
  /** Undefined: any will do. */
  key: string | undefined;
}

interface Pointer {
  name: string;
  optional?: boolean | undefined;
  key?: string;
  items?: { key: string }[] | undefined;
}

/** What the pods of a template refer to and have to find; each once. */
export function referencesOf({ spec }: PodTemplateContent): Reference[] {
  const found = new Map<string, Reference>();
  const add = (kind: Reference['kind'], pointer: Pointer | undefined) => {
    if (!pointer || pointer.optional) {
      return;
    }
    const { name, key, items } = pointer;
    const keys = items?.map(item => item.key) ?? [key];
    for (const wanted of keys) {
      const reference = { kind, name, key: wanted };
      found.set(JSON.stringify(reference), reference);
    }
  };
  for (const { env, envFrom } of [
    ...(spec.initContainers ?? []),
    ...spec.containers,
  ]) {
    for (const { configMapRef, secretRef } of envFrom ?? []) {
      add('ConfigMap', configMapRef);
      add('Secret', secretRef);
    }
    for (const { valueFrom } of env ?? []) {
      add('ConfigMap', valueFrom?.configMapKeyRef);
      add('Secret', valueFrom?.secretKeyRef);
    }
  }
  for (const { configMap, secret, projected } of spec.volumes ?? []) {
    add('ConfigMap', configMap);
    add('Secret', secret && { ...secret, name: secret.secretName });
    for (const source of projected?.sources ?? []) {
      add('ConfigMap', source.configMap);
      add('Secret', source.secret);
    }
  }
  return [...found.values()];
}
