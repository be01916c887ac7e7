import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { PortalClient } from './PortalClient.ts';

/** What a person asks for. */
export type Change = { kind: string } & Record<string, unknown>;

/** A plan as far as it is looked at. */
export interface Plan {
  hash: string;
  steps: { type: string; input: { objects?: object[] } }[];
}

/** An operation as far as it is looked at. */
export interface Operation {
  id: string;
  state: string;
  serviceId: string;
  failure?: string;
  endedAt?: string;
}

/** Changes services as a person does: looks at the plan and confirms it. */
export class PortalChanges {
  readonly #client: PortalClient;

  constructor(client: PortalClient) {
    this.#client = client;
  }

  async plan(change: Change): Promise<Plan> {
    const answer = await this.#client.ask<Plan>('POST', '/api/paas/plans', {
      body: change,
    });
    return answer.json();
  }

  async confirm(
    change: Change,
    planHash: string,
    idempotencyKey: string = randomUUID(),
  ): Promise<Operation> {
    const body = { change, planHash, idempotencyKey };
    const answer = await this.#client.ask<Operation>(
      'POST',
      '/api/paas/operations',
      { body },
    );
    return answer.json();
  }

  /** The operation when it has ended. */
  async ended(id: string): Promise<Operation> {
    const deadline = performance.now() + 120_000;
    while (performance.now() < deadline) {
      const answer = await this.#client.ask<Operation>(
        'GET',
        `/api/paas/operations/${id}`,
      );
      const operation = answer.json();
      if (operation.endedAt !== undefined) return operation;
      await delay(50);
    }
    throw new Error(`Operation ${id} did not end`);
  }

  /** Looks, confirms and waits; it has to succeed. */
  async carryOut(change: Change): Promise<Operation> {
    const { hash } = await this.plan(change);
    const { id } = await this.confirm(change, hash);
    const operation = await this.ended(id);
    if (operation.state !== 'succeeded')
      throw new Error(
        `${change.kind}: ${operation.state} ${operation.failure}`,
      );
    return operation;
  }
}
