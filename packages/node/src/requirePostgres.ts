import type { Knex } from 'knex';

/** Refuses to start a plugin on anything but PostgreSQL, in one clear sentence. */
export function requirePostgres(knex: Knex, pluginId: string): void {
  const client = String(knex.client.config.client);
  if (client !== 'pg' && client !== 'postgres' && client !== 'postgresql') {
    throw new Error(
      `The ${pluginId} plugin needs PostgreSQL 15 or newer, but backend.database.client is '${client}'; set it to 'pg'.`,
    );
  }
}
