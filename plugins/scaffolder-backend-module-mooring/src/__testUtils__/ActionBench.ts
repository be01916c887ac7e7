import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  scaffolderActionsExtensionPoint,
  type ActionContext,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import scaffolderModuleMooring from '../index';
import { FakePaas, type Reading } from './FakePaas';

/** Where tasks say that their operation is. */
export const LINK = 'http://portal.test/operations/op-1';

/** The actions of the module, to be run against a paas that is told what to answer. */
export class ActionBench {
  readonly catalog = catalogServiceMock.mock();
  readonly actions: TemplateAction[] = [];
  #backend!: TestBackend;

  static async start(): Promise<ActionBench> {
    const bench = new ActionBench(await FakePaas.start());
    bench.#backend = await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added) => bench.actions.push(...(added as never[])),
          },
        ],
      ],
      features: [
        scaffolderModuleMooring,
        bench.catalog.factory,
        mockServices.discovery.mock({
          getBaseUrl: async () => bench.paas.baseUrl,
        }).factory,
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://portal.test' } },
        }),
      ],
    });
    return bench;
  }

  private constructor(readonly paas: FakePaas) {}

  async stop(): Promise<void> {
    await this.#backend.stop();
    await this.paas.stop();
  }

  /** Forgets what was asked and told. */
  reset(): void {
    this.paas.accepted.length = 0;
    this.paas.previewed.length = 0;
    this.paas.readers.length = 0;
    this.paas.refusal = undefined;
    this.paas.panel = undefined;
    this.paas.plan = {};
    this.catalog.getEntityByRef.mockReset();
    this.catalog.getEntityByRef.mockResolvedValue({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'shop-web' },
    });
  }

  action(id: string): TemplateAction {
    return this.actions.find(action => action.id === id)!;
  }

  /** Runs an action while paas answers such readings of its operation. */
  async run(
    id: string,
    input: JsonObject,
    readings: Reading[],
    more: Partial<ActionContext<JsonObject>> = {},
  ) {
    this.paas.readings = readings;
    const lines: string[] = [];
    const outputs: Record<string, unknown> = {};
    const write = (line: string) => lines.push(line);
    const context = {
      ...createMockActionContext(),
      input,
      logger: mockServices.logger.mock({ info: write, warn: write }),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
      ...more,
    };
    const failure = await this.action(id)
      .handler(context)
      .then(
        () => undefined,
        (error: Error) => error,
      );
    return { failure, lines, outputs };
  }
}

/** Checkpoints of a task that outlive its process. */
export function remembering() {
  const checkpoints = new Map<string, unknown>();
  return {
    checkpoint: async ({ key, fn }: { key: string; fn: () => unknown }) => {
      if (!checkpoints.has(key)) {
        checkpoints.set(key, await fn());
      }
      return checkpoints.get(key) as never;
    },
  };
}
