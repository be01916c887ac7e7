import type { Client } from 'pg';

/** Tables of the journal that an image change touches. */
const tables = [
  ...['instances', 'operations', 'operation_targets', 'operation_steps'],
  ...['releases', 'live_intervals', 'instance_locks', 'audit_events'],
];

/**
 * Copies of the journal's tables, indexes included, for somebody who writes the
 * same without Mooring.
 */
export async function createScratch(
  client: Client,
  instanceId: string,
  content: object,
): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS scratch CASCADE');
  await client.query('CREATE SCHEMA scratch');
  for (const table of tables) {
    await client.query(
      `CREATE TABLE scratch.${table} (LIKE public.${table} INCLUDING ALL)`,
    );
  }
  await client.query('CREATE TABLE scratch.jobs (id uuid, data jsonb)');
  await client.query('SET search_path TO scratch');
  await client.query(
    `INSERT INTO instances (id, service_id, environment, head_number, live_number, next_number)
     VALUES ($1, $1, 'dev', 1, 1, 2)`,
    [instanceId],
  );
  await client.query(
    `INSERT INTO releases (instance_id, number, hash, content, author, cause, operation_id)
     VALUES ($1, 1, '', $2, 'script', 'create', $1)`,
    [instanceId, content],
  );
}
