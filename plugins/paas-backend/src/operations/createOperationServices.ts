import type { ServiceStore } from '../services/types';
import { AuthorizedDecisions } from './AuthorizedDecisions';
import { AuthorizedOperations } from './AuthorizedOperations';
import { DefaultDecisions } from './DefaultDecisions';
import { DefaultOperations } from './DefaultOperations';
import type { InstanceRights } from './InstanceRights';
import type { Voters } from './Voters';

/** What is asked and decided of operations, with the rights that it takes. */
export function createOperationServices(
  options: ConstructorParameters<typeof DefaultOperations>[0] & {
    rights: InstanceRights;
    services: ServiceStore;
    voters: Voters;
  },
): {
  operations: AuthorizedOperations;
  decisions: AuthorizedDecisions;
} {
  const { knex, jobs, freezes, rights, services, voters } = options;
  const started = new DefaultOperations(options);
  return {
    operations: new AuthorizedOperations(started, { rights, services, voters }),
    decisions: new AuthorizedDecisions(
      new DefaultDecisions({ knex, jobs, operations: started }),
      { operations: started, rights, voters, freezes },
    ),
  };
}
