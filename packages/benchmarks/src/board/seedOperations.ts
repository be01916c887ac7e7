import type { Client } from 'pg';

/** Begins the keys of what is written here, so that it is found again. */
const mark = 'board ';

/** How many have not ended, however many have. */
export const openCount = 100;

/** How many end in a day. */
const perDay = 250;

const states = `(ARRAY['waiting', 'held', 'running', 'queued', 'queued'])[n % 5 + 1]`;
const kinds = `(ARRAY['deploy', 'scale', 'rollback', 'restart'])[n % 4 + 1]`;
const endings = `(ARRAY['succeeded', 'succeeded', 'succeeded', 'succeeded', 'undone'])[n % 5 + 1]`;

/** The id of the operation with a number, in SQL: a UUID that says of itself that it is random. */
export function idOf(n: string): string {
  return `overlay(overlay(md5('board/' || ${n}) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;
}

/** Takes away what {@link seedOperations} wrote. */
export async function clearOperations(client: Client): Promise<void> {
  await silently(client, async () => {
    const ids = `(SELECT id FROM operations WHERE starts_with(idempotency_key, '${mark}'))`;
    for (const table of ['operation_steps', 'operation_targets'])
      await client.query(`DELETE FROM ${table} WHERE operation_id IN ${ids}`);
    await client.query(`DELETE FROM operations WHERE id IN ${ids}`);
  });
  await tell(client);
}

/**
 * Writes operations of six steps, {@link openCount} of which have not ended, as
 * carrying them out would have left them: the last days' first.
 */
export async function seedOperations(
  client: Client,
  from: number,
  until: number,
): Promise<void> {
  await silently(client, async () => {
    await client.query(
      `INSERT INTO operations (id, kind, state, project_ref, service_id, initiator,
         plan_hash, accepted_hash, idempotency_key, checked, note, holder, created_at, started_at, ended_at, updated_at)
       SELECT ${idOf('n')}, ${kinds},
         CASE WHEN n <= ${openCount} THEN ${states} ELSE ${endings} END,
         s.project_ref, s.id, 'user:default/dev-' || chr(97 + n % 3),
         'sha256:' || repeat('0', 64), 'sha256:' || repeat('0', 64), '${mark}' || n, true,
         'a note of some length about why this is done',
         CASE WHEN n <= ${openCount} AND n % 5 < 2 THEN jsonb_build_object(
           'kind', 'person', 'name', 'group:default/team-' || chr(97 + n % 2),
           'reason', 'somebody has to look at it', 'since', to_jsonb(now() - n * interval '1 minute')
         ) END,
         at - interval '3 minutes', at - interval '2 minutes',
         CASE WHEN n > ${openCount} THEN at END,
         -- No worker takes it for one that was forgotten.
         now() + interval '1 day'
       FROM generate_series($1::int, $2::int) n
       JOIN (
         SELECT id, project_ref, row_number() OVER (ORDER BY id) - 1 AS r, count(*) OVER () AS services
         FROM services
       ) s ON s.r = n % s.services,
       LATERAL (SELECT now() - n * interval '1 day' / ${perDay} AS at) moment`,
      [from, until],
    );
    await client.query(
      `INSERT INTO operation_targets (operation_id, instance_id, position, from_number, to_number)
       SELECT o.id, i.id, 0, 1, 1 FROM operations o
       JOIN instances i ON i.service_id = o.service_id
       JOIN generate_series($1::int, $2::int) n ON o.id = ${idOf('n')}`,
      [from, until],
    );
    await client.query(
      `INSERT INTO operation_steps (operation_id, seq, direction, instance_id, type, input, state, summary, attempts, started_at, ended_at)
       SELECT t.operation_id, seq, 'forward', t.instance_id, 'kubernetes.apply', '{}',
         CASE WHEN n > ${openCount} OR seq < 3 THEN 'done' ELSE 'pending' END,
         'Applied Deployment and Service', 1, now(), now()
       FROM generate_series($1::int, $2::int) n
       JOIN operation_targets t ON t.operation_id = ${idOf('n')},
       generate_series(1, 6) seq`,
      [from, until],
    );
  });
  for (const table of ['operations', 'operation_targets', 'operation_steps'])
    await client.query(`VACUUM ANALYZE ${table}`);
  await tell(client);
}

/** Without a word to those who listen for each of hundred thousands of rows. */
async function silently(
  client: Client,
  work: () => Promise<void>,
): Promise<void> {
  await client.query('SET session_replication_role = replica');
  try {
    await work();
  } finally {
    await client.query('SET session_replication_role = DEFAULT');
  }
}

/** Those that are open are told of, and one that has ended stands for all. */
async function tell(client: Client): Promise<void> {
  await client.query(
    `SELECT pg_notify('mooring_operation_changed', ${idOf('n')}::text)
     FROM generate_series(1, ${openCount + 1}) n`,
  );
}
