import { createHash } from 'node:crypto';
import type { V1ConfigMap } from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import type { Raw } from './Raw';
import type { ConfigMapSummary } from './types';

/** Reduces a ConfigMap as the API server sent it; its content is not kept. */
export function configMapSummary(
  configMap: Raw<V1ConfigMap>,
  interner: Interner,
): ConfigMapSummary {
  const entries = Object.entries({
    ...configMap.data,
    ...configMap.binaryData,
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...objectSummary(configMap, interner),
    keys: entries.map(([key]) => interner.text(key)),
    hash: createHash('sha256').update(JSON.stringify(entries)).digest('hex'),
  };
}
