import { formatInstanceRef } from '@mooring/common';
import type { RecentMap } from '@mooring/node';
import type { Knex } from 'knex';
import type { Release } from '../../domain/Release';
import type { JournalOperation } from '../types';
import type {
  InstanceRow,
  OperationRow,
  ReleaseRow,
  ServiceRow,
  StepRow,
  TargetRow,
} from './rows';
import { toRelease } from './rows';

type LoadedStep = Pick<
  StepRow,
  'seq' | 'direction' | 'instance_id' | 'type' | 'input' | 'state' | 'error'
>;

type LoadedTarget = TargetRow &
  Pick<InstanceRow, 'environment' | 'service_id'> &
  Pick<ServiceRow, 'name' | 'owner_ref'>;

/** An operation with all that a worker needs of it. */
export async function loadOperation(
  knex: Knex,
  row: OperationRow,
  kept: RecentMap<string, Release>,
): Promise<JournalOperation> {
  const targets: LoadedTarget[] = await knex('operation_targets')
    .join('instances', 'instances.id', 'operation_targets.instance_id')
    .join('services', 'services.id', 'instances.service_id')
    .where({ operation_id: row.id })
    .orderBy('position')
    .select(
      'operation_targets.*',
      'environment',
      'service_id',
      'name',
      'owner_ref',
    );
  const steps: LoadedStep[] = await knex<StepRow>('operation_steps')
    .where({ operation_id: row.id })
    .orderBy('seq')
    .select(
      ...(['seq', 'direction', 'instance_id', 'type'] as const),
      ...(['input', 'state', 'error'] as const),
    );
  const releases = await loadReleases(knex, targets, kept);
  const release = (instanceId: string, number: number | null) =>
    number === null ? undefined : releases.get(`${instanceId} ${number}`);
  const refs = new Map(
    targets.map(target => [
      target.instance_id,
      {
        environment: target.environment,
        instanceRef: formatInstanceRef({
          projectRef: row.project_ref,
          service: target.name,
          environment: target.environment,
        }),
      },
    ]),
  );
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    projectRef: row.project_ref,
    ownerRef: targets[0]!.owner_ref,
    initiator: row.initiator,
    planHash: row.plan_hash,
    isStarted: row.started_at !== null,
    checked: row.checked,
    isEmergency: row.emergency !== null,
    overridesFreeze: row.freeze_override !== null,
    undoRequestedBy: row.undo_requested_by ?? undefined,
    cancelRequestedBy: row.cancel_requested_by ?? undefined,
    supersedes: row.supersedes,
    taken: row.taken,
    epoch: row.epoch,
    heldCount: row.held_count,
    targets: targets.map(target => ({
      instanceId: target.instance_id,
      serviceId: target.service_id,
      dependsOn: target.depends_on,
      ...refs.get(target.instance_id)!,
      from: release(target.instance_id, target.from_number),
      partial: target.partial.flatMap(
        number => release(target.instance_id, number) ?? [],
      ),
      to: release(target.instance_id, target.to_number),
    })),
    steps: steps.map(step => ({
      seq: step.seq,
      direction: step.direction,
      instanceId: step.instance_id,
      instance: refs.get(step.instance_id)!.instanceRef,
      environment: refs.get(step.instance_id)!.environment,
      type: step.type,
      input: step.input,
      state: step.state,
      error: step.error ?? undefined,
    })),
  };
}

/** The releases that the targets name, by instance and number. */
async function loadReleases(
  knex: Knex,
  targets: Pick<
    TargetRow,
    'instance_id' | 'from_number' | 'to_number' | 'partial'
  >[],
  kept: RecentMap<string, Release>,
): Promise<Map<string, Release>> {
  const named = targets.flatMap(target =>
    [target.from_number, target.to_number, ...target.partial].flatMap(number =>
      number === null ? [] : [[target.instance_id, number]],
    ),
  );
  const known = await knex<ReleaseRow>('releases')
    .whereIn(['instance_id', 'number'], named)
    .select('instance_id', 'number', 'hash');
  const releases = new Map<string, Release>();
  const missing = known.filter(row => {
    const release = kept.get(keptAs(row));
    if (release) {
      releases.set(`${row.instance_id} ${row.number}`, release);
    }
    return !release;
  });
  if (missing.length > 0) {
    const rows = await knex<ReleaseRow>('releases')
      .whereIn(
        ['instance_id', 'number'],
        missing.map(row => [row.instance_id, row.number]),
      )
      .select('instance_id', 'number', 'hash', 'content');
    for (const row of rows) {
      const release = toRelease(row);
      kept.set(keptAs(row), release);
      releases.set(`${row.instance_id} ${row.number}`, release);
    }
  }
  return releases;
}

function keptAs(
  row: Pick<ReleaseRow, 'instance_id' | 'number' | 'hash'>,
): string {
  return `${row.instance_id} ${row.number} ${row.hash}`;
}
