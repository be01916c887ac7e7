import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { planDifference } from './planDifference';

const change: fc.Arbitrary<FieldChange> = fc.record(
  {
    object: fc.constantFrom('Deployment a/web', 'Service a/web'),
    field: fc.constantFrom('', 'spec.replicas', 'spec.image'),
    before: fc.constantFrom(1, 2, 'x'),
    after: fc.constantFrom(1, 2, 'x'),
  },
  { requiredKeys: ['object', 'field'] },
);
const plan = fc.uniqueArray(change, {
  selector: ({ object, field }) => `${object} ${field}`,
});

describe('planDifference', () => {
  it('finds nothing between a plan and itself, in whatever order', () => {
    fc.assert(
      fc.property(plan, changes => {
        expect(planDifference(changes, [...changes].reverse())).toEqual([]);
      }),
    );
  });

  it('leads from one plan to the other', () => {
    fc.assert(
      fc.property(plan, plan, (was, now) => {
        const difference = planDifference(was, now);
        const isOther = ({ object, field }: FieldChange) =>
          difference.some(it => it.object === object && it.field === field);
        const reached = [
          ...was.filter(it => !isOther(it)),
          ...difference.flatMap(({ object, field, now: value }) =>
            value ? [{ object, field, ...value }] : [],
          ),
        ];
        expect(sorted(reached)).toEqual(sorted(now));
      }),
    );
  });
});

function sorted(changes: FieldChange[]): FieldChange[] {
  return [...changes].sort((a, b) =>
    `${a.object} ${a.field}` < `${b.object} ${b.field}` ? -1 : 1,
  );
}
