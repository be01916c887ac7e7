import type { Knex } from 'knex';
import type { PlannedChange } from '../../changes/types';
import type { ReleaseRow } from './rows';

/** Says of the instances of a change what became of them last, and by whom. */
export async function newestReleases(
  knex: Knex,
  { targets }: PlannedChange,
): Promise<string> {
  const heads = targets.flatMap(({ instanceId, head }) =>
    head ? [[instanceId, head.number]] : [],
  );
  const rows = await knex<ReleaseRow>('releases')
    .whereIn(['instance_id', 'number'], heads)
    .select('number', 'author', 'cause', 'changed');
  return rows
    .map(
      ({ number, author, cause, changed }) =>
        `; the newest release is ${number}, a ${cause} by ${author} that changed ${changed.join(
          ', ',
        )}`,
    )
    .join('');
}
