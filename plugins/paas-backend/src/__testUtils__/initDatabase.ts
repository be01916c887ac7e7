import type { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** A new database with the tables of the plugin. */
export async function initDatabase(databases: TestDatabases): Promise<Knex> {
  const knex = await databases.init('POSTGRES_18');
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@mooring/backstage-plugin-paas-backend',
      'migrations',
    ),
  });
  return knex;
}
