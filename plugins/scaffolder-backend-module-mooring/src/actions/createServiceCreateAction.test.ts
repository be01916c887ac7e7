import { mockCredentials } from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { ActionBench, LINK, remembering } from '../__testUtils__/ActionBench';
import { step, type Reading } from '../__testUtils__/FakePaas';

jest.setTimeout(60_000);

const ENTITY_REF = 'component:default/shop-web';
const input = {
  projectRef: 'system:default/shop',
  service: 'web',
  blueprint: 'nginx',
  environments: ['dev'],
  values: { replicas: 2 },
  planHash: `sha256:${'0'.repeat(64)}`,
};

describe('mooring:service:create', () => {
  let bench: ActionBench;

  beforeAll(async () => {
    bench = await ActionBench.start();
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const run = (
    readings: Reading[],
    { input: given = input, ...more }: Partial<ActionContext<JsonObject>> = {},
  ) => bench.run('mooring:service:create', given, readings, more);

  it('declares what it takes and gives, and examples of it', () => {
    const action = bench.action('mooring:service:create');
    expect(Object.keys(action.schema?.input?.properties ?? {})).toEqual([
      'projectRef',
      'service',
      'blueprint',
      'environments',
      'values',
      'planHash',
    ]);
    expect(action.schema?.input?.properties).toMatchObject({
      environments: { type: 'array', items: { type: 'string' }, minItems: 1 },
      values: { type: 'object' },
    });
    expect(Object.keys(action.schema?.output?.properties ?? {})).toEqual([
      'entityRef',
      'operationId',
      'operationUrl',
    ]);
    for (const { example } of action.examples ?? []) {
      const [taken] = parse(example).steps;
      expect(taken.action).toBe(action.id);
      expect(Object.keys(taken.input)).toEqual(Object.keys(input));
    }
  });

  it('starts the operation for the person, says each step and ends when the entity can be read', async () => {
    bench.catalog.getEntityByRef.mockResolvedValueOnce(undefined);
    const { failure, lines, outputs } = await run([
      { stepList: [step(1, 'running'), step(2, 'pending')] },
      {
        stepList: [
          step(1, 'done', { summary: 'Claimed web.shop.dev.test' }),
          step(2, 'waiting', { summary: '1 of 2 pods is ready' }),
        ],
      },
      {
        state: 'succeeded',
        stepList: [
          step(1, 'done', { summary: 'Claimed web.shop.dev.test' }),
          step(2, 'done', { summary: 'Applied 4 objects' }),
        ],
      },
    ]);

    expect(failure).toBeUndefined();
    expect(lines).toEqual([
      `Operation started: ${LINK}`,
      'Step 1 of 2 (dns.claim, dev) started',
      'Step 1 of 2 (dns.claim, dev) done: Claimed web.shop.dev.test',
      'Step 2 of 2 (kubernetes.apply, dev) waiting: 1 of 2 pods is ready',
      'Step 2 of 2 (kubernetes.apply, dev) done: Applied 4 objects',
      `${ENTITY_REF} is in the catalog`,
    ]);
    expect(outputs).toEqual({
      entityRef: ENTITY_REF,
      operationId: 'op-1',
      operationUrl: '/operations/op-1',
    });
    expect(bench.catalog.getEntityByRef).toHaveBeenCalledTimes(2);

    const { planHash, ...values } = input;
    expect(bench.paas.accepted).toHaveLength(1);
    expect(bench.paas.accepted[0]!.body).toEqual({
      change: { kind: 'create', ...values },
      planHash,
      idempotencyKey: expect.stringMatching(/^scaffolder:mock-task-id:\w+$/),
    });
    const { userEntityRef } = mockCredentials.user().principal;
    expect(bench.paas.accepted[0]!.authorization).toContain(userEntityRef);
    expect(bench.paas.readers.join()).not.toContain(userEntityRef);
  });

  it('starts one operation however often the task is recovered, and another in another loop of the step', async () => {
    const memory = remembering();
    const end: Reading[] = [{ state: 'succeeded' }];
    await run(end, memory);
    await run(end, memory);
    expect(bench.paas.accepted).toHaveLength(1);

    // The process died before the checkpoint was written.
    await run(end);
    expect(bench.paas.accepted[1]!.body).toEqual(bench.paas.accepted[0]!.body);

    await run(end, { ...memory, input: { ...input, service: 'api' } });
    expect(bench.paas.accepted).toHaveLength(3);
    expect(bench.paas.accepted[2]!.body.idempotencyKey).not.toBe(
      bench.paas.accepted[0]!.body.idempotencyKey,
    );
  });

  it('says once whom a held operation waits for, and survives a paas that is away', async () => {
    const held: Reading = {
      state: 'held',
      holder: {
        kind: 'system',
        name: 'Cluster dev',
        reason: 'it does not answer',
        since: '2026-01-01T00:00:00Z',
      },
    };
    const { failure, lines } = await run([
      held,
      held,
      503,
      503,
      { state: 'running' },
      { state: 'succeeded' },
    ]);
    expect(failure).toBeUndefined();
    expect(lines.slice(1, -1)).toEqual([
      'Held, waits for Cluster dev: it does not answer',
      'paas does not answer; asking again until it does',
      'Goes on',
    ]);
  });

  it('fails with what went wrong and where to read on', async () => {
    const failed = step(1, 'failed', { error: 'The image is not there' });
    const undone = await run([
      {
        state: 'undoing',
        failure: 'The image is not there',
        stepList: [
          failed,
          step(2, 'pending'),
          step(3, 'running', { direction: 'undo' }),
        ],
      },
      { state: 'undone', failure: 'The image is not there', stepList: [] },
    ]);
    expect(undone.failure?.message).toBe(`The image is not there (${LINK})`);
    expect(undone.lines).toEqual([
      `Operation started: ${LINK}`,
      'Step 1 of 2 (dns.claim, dev) failed: The image is not there',
      'Undoing what was done: The image is not there',
      'Undo step 1 of 1 (kubernetes.prune, dev) started',
    ]);
    expect(undone.outputs.entityRef).toBeUndefined();

    bench.paas.refusal = {
      status: 409,
      name: 'ConflictError',
      message: 'The plan is another one by now; look at it again',
    };
    const refused = await run([{ state: 'succeeded' }]);
    expect(refused.failure?.message).toBe(bench.paas.refusal.message);
  });

  it('stops following when the task is cancelled', async () => {
    const controller = new AbortController();
    const running = run([{ state: 'running' }], { signal: controller.signal });
    while (bench.paas.readers.length < 2) {
      await new Promise(setImmediate);
    }
    controller.abort();
    const { failure } = await running;
    expect(failure?.message).toBe(
      `The task was cancelled; the operation goes on: ${LINK}`,
    );
  });
});
