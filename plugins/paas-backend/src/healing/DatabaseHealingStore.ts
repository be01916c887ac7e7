import type { Knex } from 'knex';
import type { HealingRecord, HealingStore, WorkloadName } from './types';

interface HealingRow {
  id: string;
  cluster: string;
  namespace: string;
  workload_kind: string;
  workload_name: string;
  owner_uid: string;
  revision: string;
  pod_uid: string;
  pod: string;
  node: string | null;
  scope: 'pod' | 'container';
  container: string | null;
  reason: string;
  exit_code: number | null;
  failed_at: Date;
  replaced_by: string | null;
  replacement_node: string | null;
  ready_at: Date | null;
}

/** {@link HealingStore} in PostgreSQL. */
export class DatabaseHealingStore implements HealingStore {
  constructor(private readonly knex: Knex) {}

  async save(records: readonly HealingRecord[]): Promise<void> {
    if (records.length === 0) {
      return;
    }
    // In one order everywhere: backends that write the same rows never wait in a ring.
    const rows = records.map(toRow).sort((a, b) => (a.id < b.id ? -1 : 1));
    await this.knex<HealingRow>('healings')
      .insert(rows)
      .onConflict('id')
      .merge({
        replaced_by: this.later('replaced_by'),
        replacement_node: this.later('replacement_node'),
        ready_at: this.later('ready_at'),
      })
      .whereNull('healings.ready_at');
  }

  async list(
    query: {
      cluster: string;
      namespace: string;
      workloads: readonly WorkloadName[];
    },
    limit: number,
  ): Promise<HealingRecord[]> {
    const { cluster, namespace, workloads } = query;
    const rows = await this.knex<HealingRow>('healings')
      .where({ cluster, namespace })
      .whereIn(
        ['workload_kind', 'workload_name'],
        workloads.map(({ kind, name }) => [kind, name]),
      )
      .orderBy('failed_at', 'desc')
      .limit(limit);
    return rows.map(toRecord);
  }

  async recent(since: number): Promise<HealingRecord[]> {
    const rows = await this.knex<HealingRow>('healings')
      .where({ scope: 'pod' })
      .where('failed_at', '>', new Date(since))
      .orderBy('failed_at');
    return rows.map(toRecord);
  }

  async prune(before: number): Promise<void> {
    await this.knex<HealingRow>('healings')
      .where('failed_at', '<', new Date(before))
      .delete();
  }

  private later(column: string) {
    return this.knex.raw(
      `COALESCE(excluded.${column}, healings.${column})`,
    ) as never;
  }
}

function toRow(record: HealingRecord): HealingRow {
  return {
    id: record.id,
    cluster: record.cluster,
    namespace: record.namespace,
    workload_kind: record.workload.kind,
    workload_name: record.workload.name,
    owner_uid: record.ownerUid,
    revision: record.revision,
    pod_uid: record.podUid,
    pod: record.pod,
    node: record.node ?? null,
    scope: record.scope,
    container: record.container ?? null,
    reason: record.reason,
    exit_code: record.exitCode ?? null,
    failed_at: new Date(record.failedAt),
    replaced_by: record.replacedBy ?? null,
    replacement_node: record.replacementNode ?? null,
    ready_at: record.readyAt === undefined ? null : new Date(record.readyAt),
  };
}

function toRecord(row: HealingRow): HealingRecord {
  return {
    id: row.id,
    cluster: row.cluster,
    namespace: row.namespace,
    workload: { kind: row.workload_kind, name: row.workload_name },
    ownerUid: row.owner_uid,
    revision: row.revision,
    podUid: row.pod_uid,
    pod: row.pod,
    node: row.node ?? undefined,
    scope: row.scope,
    container: row.container ?? undefined,
    reason: row.reason,
    exitCode: row.exit_code ?? undefined,
    failedAt: row.failed_at.getTime(),
    replacedBy: row.replaced_by ?? undefined,
    replacementNode: row.replacement_node ?? undefined,
    readyAt: row.ready_at?.getTime(),
  };
}
