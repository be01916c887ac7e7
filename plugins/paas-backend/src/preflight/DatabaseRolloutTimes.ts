import type { Knex } from 'knex';
import type { RolloutTimes } from './types';

/** How many rollouts tell how long the next one takes. */
const REMEMBERED = 5;

/** {@link RolloutTimes} of the journal in PostgreSQL. */
export class DatabaseRolloutTimes implements RolloutTimes {
  constructor(private readonly knex: Knex) {}

  async secondsPerPod(instanceId: string): Promise<number | undefined> {
    // Those that replaced pods: others only wait for what is there already.
    const past = this.knex('operation_steps AS s')
      .join('operation_targets AS t', {
        't.operation_id': 's.operation_id',
        't.instance_id': 's.instance_id',
      })
      .join('releases AS r', {
        'r.instance_id': 't.instance_id',
        'r.number': 't.to_number',
      })
      .where({
        's.instance_id': instanceId,
        's.type': 'kubernetes.rollout',
        's.direction': 'forward',
        's.state': 'done',
      })
      .whereNotNull('s.started_at')
      .whereRaw(
        `(r.changed && '{version,configuration,credentials}' OR r.cause = 'restart')`,
      )
      .orderBy('s.ended_at', 'desc')
      .limit(REMEMBERED)
      .select(
        this.knex.raw(`extract(epoch FROM s.ended_at - s.started_at)
          / greatest(1, coalesce(
            (r.content->'scaling'->>'replicas')::int,
            (r.content->'scaling'->>'min')::int,
            (r.content->'values'->>'replicas')::int, 1)) AS seconds`),
      );
    const row = await this.knex(past.as('past')).first<{
      median: number | null;
    }>(
      this.knex.raw(
        'percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds)::float AS median',
      ),
    );
    return row.median ?? undefined;
  }
}
