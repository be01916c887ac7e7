import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@mooring/backstage-plugin-paas-backend',
  'migrations',
);

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it('go up and down, one by one, and leave nothing behind', async () => {
    const knex = await databases.init('POSTGRES_18');
    const tables = () =>
      knex('information_schema.tables')
        .where({ table_schema: 'public' })
        .whereRaw(`table_name NOT LIKE 'knex_migrations%'`)
        .pluck('table_name');
    const [, pending] = await knex.migrate.list({ directory });
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < pending.length; i += 1) {
        await knex.migrate.up({ directory });
      }
      expect(await tables()).toContain('operations');
      for (let i = 0; i < pending.length; i += 1) {
        await knex.migrate.down({ directory });
      }
      expect(await tables()).toEqual([]);
    }
  });
});
