import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** Writes to the copies of the journal's tables what Mooring writes for one change of one instance, in the same transactions. */
export class ScriptJournal {
  readonly #client: Client;
  readonly #instance: string;
  readonly #content: object;
  #operation = '';
  #number = 1;

  constructor(client: Client, instance: string, content: object) {
    this.#client = client;
    this.#instance = instance;
    this.#content = content;
  }

  async accept(): Promise<void> {
    this.#operation = randomUUID();
    this.#number += 1;
    const [id, instance, number] = [
      this.#operation,
      this.#instance,
      this.#number,
    ];
    await this.#transaction(async query => {
      await query('SELECT * FROM instances WHERE id = $1 FOR UPDATE', instance);
      await query(
        'UPDATE instances SET head_number = $2, next_number = $2 + 1 WHERE id = $1',
        ...[instance, number],
      );
      await query(
        `INSERT INTO operations (id, kind, state, service_id, initiator, plan_hash, accepted_hash, idempotency_key)
         VALUES ($1, 'deploy', 'queued', $2, 'script', '', '', $1::uuid)`,
        ...[id, instance],
      );
      await query(
        `INSERT INTO operation_targets (operation_id, instance_id, position, from_number, to_number)
         VALUES ($1, $2, 0, $3 - 1, $3)`,
        ...[id, instance, number],
      );
      await query(
        `INSERT INTO releases (instance_id, number, hash, content, author, cause, operation_id)
         VALUES ($1, $2, '', $3, 'script', 'deploy', $4)`,
        ...[instance, number, this.#content, id],
      );
      await query(
        `INSERT INTO operation_steps (operation_id, seq, direction, instance_id, type, input, preview, state)
         VALUES ($1, 0, 'forward', $2, 'apply', $3, '{}', 'pending'),
                ($1, 1, 'forward', $2, 'rollout', '{}', '{}', 'pending'),
                ($1, 2, 'forward', $2, 'live', '{}', '{}', 'pending')`,
        ...[id, instance, this.#content],
      );
      await query(
        `INSERT INTO audit_events (actor, action, project_ref, target, detail)
         VALUES ('script', 'accepted', '', $1, '{}')`,
        id,
      );
      await query('INSERT INTO jobs VALUES ($1, $2)', id, { id });
    });
  }

  async lock(): Promise<void> {
    await this.#takeOver();
    await this.#write(async query => {
      await query(
        'SELECT id FROM instances WHERE id = $1 FOR UPDATE',
        this.#instance,
      );
      await query(
        'INSERT INTO instance_locks VALUES ($1, $2) ON CONFLICT DO NOTHING',
        ...[this.#instance, this.#operation],
      );
      await query(
        'SELECT live_number, partial FROM instances WHERE id = $1',
        this.#instance,
      );
      await this.#update(query, `state = 'running', started_at = now()`);
    });
    await this.#takeOver();
  }

  async checked(): Promise<void> {
    await this.#write(query => this.#update(query, 'checked = true'));
    await this.#takeOver();
  }

  async startStep(): Promise<void> {
    await this.#write(async query => {
      await this.#update(query, `state = 'running'`);
      await query(
        `UPDATE operation_steps SET state = 'running', attempts = attempts + 1, started_at = now()
         WHERE operation_id = $1 AND seq = 0`,
        this.#operation,
      );
    });
  }

  async guard(): Promise<void> {
    await this.#client.query('SELECT epoch FROM operations WHERE id = $1', [
      this.#operation,
    ]);
  }

  /** What comes after the write, outside of what is measured. */
  async end(): Promise<void> {
    await this.#write(async query => {
      await this.#update(query, `state = 'succeeded', ended_at = now()`);
      await query(
        'UPDATE instances SET live_number = $2 WHERE id = $1',
        ...[this.#instance, this.#number],
      );
      await query(
        'DELETE FROM instance_locks WHERE operation_id = $1',
        this.#operation,
      );
    });
  }

  async #takeOver(): Promise<void> {
    const id = this.#operation;
    await this.#client.query(
      'UPDATE operations SET epoch = epoch + 1, updated_at = now() WHERE id = $1 RETURNING *',
      [id],
    );
    for (const table of ['operation_targets', 'operation_steps']) {
      await this.#client.query(
        `SELECT * FROM ${table} WHERE operation_id = $1`,
        [id],
      );
    }
    await this.#client.query(
      'SELECT * FROM releases WHERE instance_id = $1 AND number IN ($2 - 1, $2)',
      [this.#instance, this.#number],
    );
  }

  #write(body: (query: Query) => Promise<void>): Promise<void> {
    return this.#transaction(async query => {
      await query(
        'SELECT epoch, ended_at FROM operations WHERE id = $1 FOR UPDATE',
        this.#operation,
      );
      await body(query);
    });
  }

  async #update(query: Query, values: string): Promise<void> {
    await query(
      `UPDATE operations SET ${values}, updated_at = now() WHERE id = $1`,
      this.#operation,
    );
  }

  async #transaction(body: (query: Query) => Promise<void>): Promise<void> {
    await this.#client.query('BEGIN');
    await body((text, ...values) => this.#client.query(text, values));
    await this.#client.query('COMMIT');
  }
}

type Query = (text: string, ...values: unknown[]) => Promise<unknown>;
