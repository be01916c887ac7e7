import type { Client } from 'pg';

/** An operation as the journal has it. */
export interface JournalRow {
  id: string;
  key: string;
  serviceId: string;
  state: string;
  worker: string | null;
  ended: boolean;
  /** How often its end stands in the audit trail. */
  ends: number;
}

/** Where an operation was when its worker went away. */
export interface Point {
  id: string;
  /** Kind of change, step and how far that was. */
  what: string;
  /** Whether somebody was at it at that moment. */
  active: boolean;
}

/** Reads the journal beside the portals. */
export class JournalView {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Operations by the keys that they were confirmed with. */
  async byKeys(keys: string[]): Promise<JournalRow[]> {
    const { rows } = await this.#client.query<JournalRow>(
      `SELECT id, idempotency_key AS key, service_id AS "serviceId", state, worker, ended_at IS NOT NULL AS ended,
              (SELECT count(*)::int FROM audit_events
                WHERE target = 'operation:' || operations.id
                  AND action IN ('operation.succeeded', 'operation.undone', 'operation.cancelled')) AS ends
         FROM operations WHERE idempotency_key = ANY($1)`,
      [keys],
    );
    return rows;
  }

  /** Where the unfinished operations of a worker are. */
  async pointsOf(worker: string): Promise<Point[]> {
    const { rows } = await this.#client.query<Point>(
      `SELECT o.id, concat_ws(' ', o.kind, o.state,
                CASE WHEN o.checked THEN step.type END, step.state) AS what,
              EXISTS (SELECT FROM pgboss_paas.job
                       WHERE state = 'active' AND data->>'operationId' = o.id::text) AS active
         FROM operations o
         LEFT JOIN LATERAL (
           SELECT type, state FROM operation_steps
            WHERE operation_id = o.id AND state <> 'done' ORDER BY seq LIMIT 1
         ) step ON true
        WHERE o.worker = $1 AND o.ended_at IS NULL`,
      [worker],
    );
    return rows;
  }

  /** Those of the operations that another worker has, or that have ended. */
  async leftTo(worker: string, ids: string[]): Promise<string[]> {
    const { rows } = await this.#client.query<{ id: string }>(
      `SELECT id FROM operations
        WHERE id = ANY($2) AND (worker <> $1 OR ended_at IS NOT NULL)`,
      [worker, ids],
    );
    return rows.map(({ id }) => id);
  }

  async locks(): Promise<number> {
    const { rows } = await this.#client.query(
      'SELECT count(*)::int AS count FROM instance_locks',
    );
    return rows[0].count;
  }
}
