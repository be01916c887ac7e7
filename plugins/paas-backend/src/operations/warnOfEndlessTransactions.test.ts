import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { warnOfEndlessTransactions } from './warnOfEndlessTransactions';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const opened: Knex[] = [];

/** Another client of the same database, which loses a transaction in which it is idle. */
function limited(knex: Knex, limitMs: number): Knex {
  const { connection } = knex.client.config;
  const other = knexFactory({
    client: 'pg',
    connection: {
      ...connection,
      password: connection.password,
      idle_in_transaction_session_timeout: limitMs,
    },
  });
  opened.push(other);
  return other;
}

afterAll(() => Promise.all(opened.map(knex => knex.destroy())));

describe('warnOfEndlessTransactions', () => {
  it('warns where nothing ends them', async () => {
    const logger = mockServices.logger.mock();
    await warnOfEndlessTransactions(
      await databases.init('POSTGRES_18'),
      logger,
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('idle_in_transaction_session_timeout'),
    );
  });

  it('is content with the setting that it names, by which locks of one that stands still come free', async () => {
    const knex = await databases.init('POSTGRES_18');
    await knex.schema.createTable('things', table => {
      table.integer('id');
    });
    await knex('things').insert({ id: 1 });
    const frozen = limited(knex, 200);
    const logger = mockServices.logger.mock();
    await warnOfEndlessTransactions(frozen, logger);
    expect(logger.warn).not.toHaveBeenCalled();

    const stuck = await frozen.transaction();
    await stuck('things').where({ id: 1 }).forUpdate();
    expect(await knex('things').where({ id: 1 }).update({ id: 2 })).toBe(1);
    await expect(stuck('things').update({ id: 3 })).rejects.toThrow();
    await stuck.rollback();
  });
});
