import type { Gate, PlanFacts } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { gatesFor } from '../domain/procedures/gatesFor';
import { listPolicies } from './listPolicies';
import type { GateBook } from './types';

/** {@link GateBook} of the procedures in the database, read anew each time: a change counts at once, in every process. */
export class DatabaseGateBook implements GateBook {
  constructor(private readonly knex: Knex) {}

  async gates(facts: PlanFacts): Promise<(Gate & { procedure: string })[]> {
    const procedures = await listPolicies(this.knex, 'procedure');
    return gatesFor(
      procedures.map(({ body }) => body),
      facts,
    );
  }
}
