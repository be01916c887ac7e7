import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Says so in the log if nothing ends the transaction of a process that stands
 * still: rows that it has locked would be locked for as long as it does, and no
 * other process could go on with its work.
 */
export async function warnOfEndlessTransactions(
  knex: Knex,
  logger: LoggerService,
): Promise<void> {
  const { rows } = await knex.raw<{ rows: { limit: string }[] }>(
    `SELECT setting AS limit FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'`,
  );
  if (rows[0]?.limit === '0') {
    logger.warn(
      'Transactions of a process that stands still would never end; set backend.database.connection.idle_in_transaction_session_timeout to 10000',
    );
  }
}
