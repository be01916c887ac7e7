import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type {
  Accept,
  Change,
  OperationDetail,
  OperationStep,
  Panel,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';

/** A reading of the operation, or the status of an answer that is none. */
export type Reading = Partial<OperationDetail> | number;

/**
 * Speaks the HTTP of paas as far as planning, starting and following one
 * operation goes. Each `GET` answers the next reading; the last one stays.
 */
export class FakePaas {
  readonly accepted: { body: Accept; authorization: string }[] = [];
  readonly previewed: { body: Change; authorization: string }[] = [];
  readonly readers: string[] = [];
  plan: Partial<PlanPreview> = {};
  panel: Panel | undefined;
  readings: Reading[] = [];
  refusal: { status: number; name: string; message: string } | undefined;
  readonly #server: Server;

  static async start(): Promise<FakePaas> {
    const paas = new FakePaas();
    paas.#server.listen(0, '127.0.0.1');
    await once(paas.#server, 'listening');
    return paas;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const authorization = request.headers.authorization ?? '';
      const answer = (status: number, body: unknown) =>
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify(body));
      if (request.url?.includes('/entities/')) {
        const path = decodeURIComponent(request.url);
        const found = path.endsWith(
          `/${this.panel?.entityRef.replace(':', '/')}/panel`,
        );
        answer(
          found ? 200 : 404,
          found
            ? this.panel
            : {
                error: { name: 'NotFoundError', message: 'Nothing runs' },
                response: { statusCode: 404 },
              },
        );
        return;
      }
      if (request.method === 'POST') {
        let body = '';
        for await (const chunk of request) body += chunk;
        if (request.url?.endsWith('/plans')) {
          this.previewed.push({ body: JSON.parse(body), authorization });
          answer(200, preview(this.plan));
          return;
        }
        this.accepted.push({ body: JSON.parse(body), authorization });
        if (this.refusal) {
          const { status, ...error } = this.refusal;
          answer(status, { error, response: { statusCode: status } });
        } else {
          answer(201, operation({ state: 'queued' }));
        }
        return;
      }
      this.readers.push(authorization);
      const reading =
        this.readings.length > 1 ? this.readings.shift() : this.readings[0];
      if (typeof reading === 'number') {
        answer(reading, { error: { name: 'Error', message: 'down' } });
      } else {
        answer(200, operation(reading ?? {}));
      }
    });
  }

  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/paas`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

/** A step of the operation. */
export function step(
  seq: number,
  state: OperationStep['state'],
  more: Partial<OperationStep> = {},
): OperationStep {
  return {
    seq,
    state,
    direction: 'forward',
    instance: 'default/shop/web/dev',
    environment: 'dev',
    type: ['dns.claim', 'kubernetes.apply'][seq - 1] ?? 'kubernetes.prune',
    attempts: 1,
    ...more,
  };
}

function preview(plan: Partial<PlanPreview>): PlanPreview {
  return {
    kind: 'scale',
    hash: `sha256:${'1'.repeat(64)}`,
    targets: [],
    steps: [
      {
        ...{ instance: 'default/shop/web/dev', type: 'kubernetes.apply' },
        ...{ input: {}, preview: { changes: [], notes: [] } },
      },
    ],
    summary: [],
    preflight: [],
    ...plan,
  };
}

function operation(reading: Partial<OperationDetail>): OperationDetail {
  return {
    id: 'op-1',
    kind: 'create',
    state: 'running',
    projectRef: 'system:default/shop',
    service: 'web',
    serviceId: 'service-1',
    entityRef: 'component:default/shop-web',
    targets: [
      {
        instance: 'default/shop/web/dev',
        service: 'web',
        serviceId: 'service-1',
        environment: 'dev',
      },
    ],
    environments: ['dev'],
    initiator: 'user:default/mock',
    planHash: 'sha256:0',
    step: 1,
    steps: 2,
    createdAt: '2026-01-01T00:00:00Z',
    stepList: [],
    canContinue: false,
    canUndo: false,
    canCancel: false,
    canTakeOver: false,
    undoTo: [],
    conflicts: [],
    evidence: [],
    decisions: [],
    canReview: false,
    ...reading,
  };
}
