import { TestDatabases } from '@backstage/backend-test-utils';
import { resolve } from 'node:path';
import { readPortalId } from './readPortalId';

jest.setTimeout(60_000);

const directory = resolve(__dirname, '../migrations');

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it('go up, down and up again, and draw one id for the portal', async () => {
    const knex = await databases.init('POSTGRES_18');
    const tables = async () =>
      (
        await knex('information_schema.tables')
          .where({ table_schema: 'public' })
          .whereNot('table_name', 'like', 'knex_%')
          .orderBy('table_name')
          .pluck('table_name')
      ).join();

    await knex.migrate.latest({ directory });
    expect(await tables()).toBe('claims,portal,records');
    const id = await readPortalId(knex);
    await knex.migrate.latest({ directory });
    expect(await readPortalId(knex)).toBe(id);
    await expect(knex('portal').insert({ only: true })).rejects.toThrow(
      /unique/,
    );
    await knex.migrate.rollback({ directory }, true);
    expect(await tables()).toBe('');
    await knex.migrate.latest({ directory });
    expect(await readPortalId(knex)).not.toBe(id);
  });
});
