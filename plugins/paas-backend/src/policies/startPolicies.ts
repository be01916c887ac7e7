import type {
  AuthService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Environment } from '@mooring/common';
import type { Knex } from 'knex';
import { PolicyRights } from '../access/PolicyRights';
import type { AuditLog } from '../audit/types';
import type { InstanceFinder } from '../changes/InstanceFinder';
import { readChangeRefusal } from '../config';
import { AuthorizedDelegationBook } from '../delegations/AuthorizedDelegationBook';
import { DatabaseDelegationStore } from '../delegations/DatabaseDelegationStore';
import { DefaultDelegationBook } from '../delegations/DefaultDelegationBook';
import type { DelegationBook } from '../delegations/types';
import type { InstanceRights } from '../operations/InstanceRights';
import type { JobQueue } from '../operations/JobQueue';
import { AuthorizedReservationBook } from '../reservations/AuthorizedReservationBook';
import { DatabaseReservationStore } from '../reservations/DatabaseReservationStore';
import { DefaultReservationBook } from '../reservations/DefaultReservationBook';
import type { ReservationBook } from '../reservations/types';
import { AuthorizedPolicies } from './AuthorizedPolicies';
import { DatabasePolicyStore } from './DatabasePolicyStore';
import { DefaultPolicies } from './DefaultPolicies';
import { seedPolicies } from './seedPolicies';
import type { Policies } from './types';

/** What people define that others' changes are held against; what the configuration brings is there when it returns. */
export async function startPolicies(options: {
  audit: AuditLog;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  environments: ReadonlyMap<string, Environment>;
  finder: InstanceFinder;
  jobs: JobQueue;
  knex: Knex;
  permissions: PermissionsService;
  rights: InstanceRights;
}): Promise<{
  policies: Policies;
  reservations: ReservationBook;
  delegations: DelegationBook;
}> {
  const { config, environments, finder, jobs, knex } = options;
  const store = new DatabasePolicyStore(knex, jobs);
  await seedPolicies(config, store, environments);
  const policyRights = new PolicyRights({
    ...options,
    refuseChanges: readChangeRefusal(config),
  });
  return {
    policies: new AuthorizedPolicies(
      new DefaultPolicies({ store, environments }),
      policyRights,
    ),
    reservations: new AuthorizedReservationBook(
      new DefaultReservationBook({
        store: new DatabaseReservationStore(knex, jobs),
        finder,
      }),
      { rights: options.rights, policyRights },
    ),
    delegations: new AuthorizedDelegationBook(
      new DefaultDelegationBook({
        ...options,
        store: new DatabaseDelegationStore(knex),
      }),
      policyRights,
    ),
  };
}
