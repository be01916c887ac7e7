import {
  LABEL_SERVICE,
  matchesLabels,
  type LabelRequirement,
} from '@mooring/common';

type Labels = Readonly<Record<string, string>>;

/** Which labels in which namespace. */
export interface Selection {
  namespace: string | undefined;
  requirements: readonly LabelRequirement[];
}

/**
 * Whether a selection may see what carries these labels. What belongs to a
 * service is seen only by a selection that names the service and the namespace:
 * the words of others, such as annotations in the catalog, never reach it.
 */
export function maySee(
  { namespace, requirements }: Selection,
  labels: Labels,
): boolean {
  return (
    labels[LABEL_SERVICE] === undefined ||
    (namespace !== undefined &&
      requirements.some(
        ({ key, operator, values }) =>
          key === LABEL_SERVICE && operator === 'In' && values.length === 1,
      ))
  );
}

/** Whether a selection selects what has these labels in this namespace. */
export function selects(
  selection: Selection,
  namespace: string,
  labels: Labels,
): boolean {
  return (
    (selection.namespace === undefined || selection.namespace === namespace) &&
    matchesLabels(labels, selection.requirements) &&
    maySee(selection, labels)
  );
}

/** Whether a selector of labels covers an object that has some. */
export function covers(selector: Labels, labels: Labels): boolean {
  for (const key in selector) {
    if (selector[key] !== labels[key]) {
      return false;
    }
  }
  return true;
}
