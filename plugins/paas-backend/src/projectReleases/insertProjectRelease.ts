import type { Knex } from 'knex';

/**
 * Writes down what of a project is live in an environment.
 *
 * @returns its number; undefined where nothing is live
 */
export async function insertProjectRelease(
  trx: Knex.Transaction,
  made: {
    projectRef: string;
    environment: string;
    author: string;
    note: string | undefined;
    good: boolean;
    operationId: string | undefined;
  },
): Promise<number | undefined> {
  const { projectRef, environment } = made;
  const place = { project_ref: projectRef, environment };
  // Two at once would find the same number free.
  await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [
    `project-release ${projectRef} ${environment}`,
  ]);
  const live = await trx('instances')
    .join('services', 'services.id', 'instances.service_id')
    .where({ ...place, deleted_at: null })
    .whereNotNull('live_number')
    .select('instances.id', 'live_number');
  if (live.length === 0) {
    return undefined;
  }
  const newest = await trx('project_releases')
    .where(place)
    .max('number as number')
    .first();
  const number = (newest?.number ?? 0) + 1;
  await trx('project_releases').insert({
    ...place,
    number,
    author: made.author,
    note: made.note ?? null,
    good: made.good,
    operation_id: made.operationId ?? null,
  });
  await trx('project_release_members').insert(
    live.map(({ id, live_number: release }) => ({
      ...place,
      number,
      instance_id: id,
      release,
    })),
  );
  return number;
}
