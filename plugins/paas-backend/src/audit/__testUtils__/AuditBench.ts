import type { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { emptyAudit, withoutTriggers } from '../../__testUtils__/emptyAudit';
import { initDatabase } from '../../__testUtils__/initDatabase';
import { appendAudit } from '../appendAudit';
import { AuditSealer } from '../AuditSealer';
import { DatabaseAuditChain } from '../DatabaseAuditChain';

/** An audit trail of its own that is filled, sealed and tampered with. */
export class AuditBench {
  readonly signal = new AbortController().signal;
  readonly chain: DatabaseAuditChain;

  private constructor(readonly knex: Knex) {
    this.chain = new DatabaseAuditChain(knex, { portion: 3 });
  }

  static async create(databases: TestDatabases): Promise<AuditBench> {
    return new AuditBench(await initDatabase(databases));
  }

  get connectionString(): string {
    const { connection } = this.knex.client.config;
    return typeof connection === 'string'
      ? connection
      : `postgres://${connection.user}:${connection.password ?? ''}@${
          connection.host
        }:${connection.port}/${connection.database}`;
  }

  async append(target: string, db: Knex = this.knex): Promise<void> {
    await appendAudit(db, {
      actor: 'user:default/ada',
      action: 'operation.accepted',
      projectRef: 'system:default/shop',
      target,
      afterHash: 'sha256:1',
      detail: { list: [1, { b: '"', a: 'ß' }], when: null },
    });
  }

  /** Rows `r<first>` to `r<last>`, not sealed yet. */
  async appendRows(first: number, last: number): Promise<void> {
    for (let i = first; i <= last; i += 1) {
      await this.append(`r${i}`);
    }
  }

  /** Rows `r1` … with the seals 1 …, in portions that do not divide them evenly. */
  async sealRows(count: number): Promise<void> {
    await this.appendRows(1, count);
    await new AuditSealer(this.knex, { batch: 4 }).seal(this.signal);
  }

  async seal(): Promise<void> {
    await new AuditSealer(this.knex).seal(this.signal);
  }

  async tamper(sql: string): Promise<void> {
    await withoutTriggers(this.knex, trx => trx.raw(sql));
  }

  async empty(): Promise<void> {
    await emptyAudit(this.knex);
  }
}
