import type { V1LabelSelector } from '@kubernetes/client-node';
import type { Interner } from './Interner';

/** The labels of a selector; undefined if there is none or it uses expressions. */
export function selectorLabels(
  selector: V1LabelSelector | undefined,
  interner: Interner,
): Readonly<Record<string, string>> | undefined {
  return selector && !selector.matchExpressions?.length
    ? interner.labels(selector.matchLabels)
    : undefined;
}
