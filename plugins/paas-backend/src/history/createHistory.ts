import type { Environment } from '@mooring/common';
import type { Knex } from 'knex';
import type { Access } from '../access/types';
import type { EntityDirectory } from '../directory/types';
import type { ReleaseStore } from '../releases/types';
import { AuthorizedHistory } from './AuthorizedHistory';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { DefaultHistory } from './DefaultHistory';

/** What was live, read from a database. */
export function createHistory(options: {
  knex: Knex;
  releases: ReleaseStore;
  access: Access;
  entities: Pick<EntityDirectory, 'ownerOf'>;
  environments: ReadonlyMap<string, Environment>;
}): AuthorizedHistory {
  const { knex, releases } = options;
  return new AuthorizedHistory(
    new DefaultHistory({ store: new DatabaseHistoryStore(knex), releases }),
    options,
  );
}
