import { randomUUID } from 'node:crypto';
import type {
  Accept,
  Change,
  OperationDetail,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import type { TestPortal } from './testPortal';

/** Makes changes through the API, as pages do. */
export class Changes {
  constructor(private readonly portal: TestPortal) {}

  async preview(change: Change): Promise<PlanPreview> {
    const { body } = await this.portal.post('/plans', change);
    expect(body.error).toBeUndefined();
    return body;
  }

  /** Starts the operation. */
  async start(
    change: Change,
    options: Pick<Accept, 'note'> = {},
  ): Promise<OperationDetail> {
    const { hash: planHash } = await this.preview(change);
    const { body } = await this.portal.post('/operations', {
      change,
      planHash,
      idempotencyKey: `test-${randomUUID()}`,
      ...options,
    });
    expect(body.error).toBeUndefined();
    return body;
  }

  /** Starts the operation and waits for its end. */
  async carryOut(
    change: Change,
    options: Pick<Accept, 'note'> = {},
  ): Promise<OperationDetail> {
    const { id } = await this.start(change, options);
    return this.reached(id, ({ endedAt }) => endedAt !== undefined);
  }

  /** Waits until an operation is as told. */
  async reached(
    id: string,
    isSo: (operation: OperationDetail) => boolean,
  ): Promise<OperationDetail> {
    const { body } = await eventually(
      () => this.portal.get(`/operations/${id}`),
      answer => isSo(answer.body),
      60_000,
    );
    return body;
  }
}
