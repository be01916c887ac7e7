import type { Freeze } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { freezesAt } from '../domain/procedures/freezesAt';
import { listPolicies } from './listPolicies';
import type { Freezes } from './types';

/** {@link Freezes} in the database, read anew each time: a change counts at once, in every process. */
export class DatabaseFreezes implements Freezes {
  constructor(private readonly knex: Knex) {}

  async covering(
    environments: readonly string[],
    at: Date,
  ): Promise<(Freeze & { id: string })[]> {
    const freezes = await listPolicies(this.knex, 'freeze');
    return freezesAt(
      freezes.map(({ id, body }) => ({ id, ...body })),
      environments,
      at,
    );
  }
}
