import type { Knex } from 'knex';
import type { ConstructorOptions } from 'pg-boss';

/** How a Knex client connects, for a pool of another library on the same database. */
export async function connectionOf(knex: Knex): Promise<ConstructorOptions> {
  const { connection } = knex.client.config;
  const settings =
    typeof connection === 'function' ? await connection() : connection;
  if (typeof settings === 'string') {
    return { connectionString: settings };
  }
  // Knex hides the password from enumeration, so that a spread loses it.
  return { ...settings, password: settings.password };
}
