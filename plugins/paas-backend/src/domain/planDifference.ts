import type {
  FieldChange,
  PlanDifference,
} from '@mooring/backstage-plugin-paas-common';

/**
 * The fields of which two plans say something else.
 *
 * @param was - what the earlier plan would have changed, by the steps' order
 */
export function planDifference(
  was: readonly FieldChange[],
  now: readonly FieldChange[],
): PlanDifference[] {
  const earlier = byField(was);
  const later = byField(now);
  const fields = new Map([...earlier, ...later]);
  return [...fields].flatMap(([key, { object, field }]) => {
    const values = [earlier.get(key), later.get(key)].map(valueOf);
    const [before, after] = values;
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [
          {
            ...{ object, field },
            ...(before && { was: before }),
            ...(after && { now: after }),
          },
        ];
  });
}

function byField(changes: readonly FieldChange[]): Map<string, FieldChange> {
  return new Map(
    changes.map(change => [
      JSON.stringify([change.object, change.field]),
      change,
    ]),
  );
}

function valueOf(change: FieldChange | undefined): PlanDifference['was'] {
  return (
    change && {
      ...(change.before !== undefined && { before: change.before }),
      ...(change.after !== undefined && { after: change.after }),
    }
  );
}
