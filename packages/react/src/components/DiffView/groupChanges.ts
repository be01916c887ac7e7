import type { FieldChange } from '@mooring/backstage-plugin-paas-common';

/** What happens to an object or a field. */
export type ChangeSign = 'added' | 'removed' | 'changed';

/** The changes of one object. */
export interface ObjectChanges {
  object: string;
  sign: ChangeSign;
  /** The object as it comes or as it goes, when all of it does. */
  whole: FieldChange | undefined;
  fields: FieldChange[];
}

/** Whether a change adds, removes or changes. */
export function signOf(change: FieldChange): ChangeSign {
  if (change.before === undefined) {
    return 'added';
  }
  return change.after === undefined ? 'removed' : 'changed';
}

/** Changes by object, in the order in which the objects first occur. */
export function groupChanges(changes: FieldChange[]): ObjectChanges[] {
  const groups = new Map<string, FieldChange[]>();
  for (const change of changes) {
    groups.set(change.object, [...(groups.get(change.object) ?? []), change]);
  }
  return [...groups].map(([object, list]) => {
    const whole = list.find(change => change.field === '');
    return {
      object,
      sign: whole ? signOf(whole) : 'changed',
      whole,
      fields: list.filter(change => change.field !== ''),
    };
  });
}
