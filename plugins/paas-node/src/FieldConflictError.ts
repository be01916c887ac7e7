import { CustomErrorBase } from '@backstage/errors';
import { say } from '@mooring/common';
import type { FieldConflict } from '@mooring/backstage-plugin-paas-common';

/** A step would have to take fields from other managers of the cluster, which only a person may decide. */
export class FieldConflictError extends CustomErrorBase {
  override name = 'FieldConflictError' as const;
  readonly conflicts: readonly FieldConflict[];

  constructor(conflicts: readonly FieldConflict[]) {
    super(
      conflicts
        .map(({ object, field, manager }) =>
          say('held.conflict', { object, field, manager }),
        )
        .join('; '),
    );
    this.conflicts = conflicts;
  }
}
