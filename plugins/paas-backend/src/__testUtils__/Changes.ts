import { randomUUID } from 'node:crypto';
import type {
  Accept,
  Change,
  OperationDetail,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import type { TestPortal } from './testPortal';

/** An operation of a single service. */
type ServiceOperation = OperationDetail &
  Required<Pick<OperationDetail, 'service' | 'serviceId' | 'entityRef'>>;

/** Makes changes through the API, as pages do; throws where one is refused. */
export class Changes {
  constructor(private readonly portal: TestPortal) {}

  async preview(change: Change): Promise<PlanPreview> {
    return answered(await this.portal.post('/plans', change));
  }

  /** Starts the operation. */
  async start(
    change: Change,
    options: Pick<Accept, 'note'> = {},
  ): Promise<OperationDetail> {
    const { hash: planHash } = await this.preview(change);
    return answered(
      await this.portal.post('/operations', {
        change,
        planHash,
        idempotencyKey: `test-${randomUUID()}`,
        ...options,
      }),
    );
  }

  /** Starts the operation and waits for its good end. */
  async carryOut(
    change: Change,
    options: Pick<Accept, 'note'> = {},
  ): Promise<ServiceOperation> {
    const { id } = await this.start(change, options);
    const ended = await this.reached(id, ({ endedAt }) => Boolean(endedAt));
    if (ended.state !== 'succeeded') {
      throw new Error(`${change.kind} was ${ended.state}: ${ended.failure}`);
    }
    return ended as ServiceOperation;
  }

  /** Waits until an operation is as told. */
  async reached(
    id: string,
    isSo: (operation: OperationDetail) => boolean,
  ): Promise<OperationDetail> {
    return eventually(
      async () => answered(await this.portal.get(`/operations/${id}`)),
      isSo,
      60_000,
    );
  }
}

function answered<T>({ body }: { body: T & { error?: Error } }): T {
  if (body.error) {
    throw new Error(body.error.message);
  }
  return body;
}
