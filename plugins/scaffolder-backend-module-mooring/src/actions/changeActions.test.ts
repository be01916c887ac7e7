import { mockCredentials } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { changeSchema } from '@mooring/backstage-plugin-paas-common';
import { ActionBench, LINK, remembering } from '../__testUtils__/ActionBench';
import { step, type Reading } from '../__testUtils__/FakePaas';

jest.setTimeout(60_000);

const serviceId = '11111111-1111-4111-8111-111111111111';
const environment = 'dev';
const place = { serviceId, environment };
const named = { entityRef: 'component:shop-web', environment };
const END: Reading[] = [{ state: 'succeeded' }];

/** What each action takes, and the change that it makes of it. */
const ACTIONS: Record<string, { input: JsonObject; change: Change }> = {
  deploy: {
    input: {
      ...named,
      image: '1.28.0',
      config: { LOG_LEVEL: 'info' },
      secrets: { set: { TOKEN: 'hunter2' } },
      size: 'M',
      values: { docs: true },
    },
    change: {
      kind: 'deploy',
      ...place,
      image: '1.28.0',
      config: { LOG_LEVEL: 'info' },
      secrets: { set: { TOKEN: 'hunter2' }, remove: [] },
      size: 'M',
      values: { docs: true },
    },
  },
  scale: {
    input: { ...named, replicas: 3 },
    change: { kind: 'scale', ...place, replicas: 3 },
  },
  rollback: {
    input: { ...named, release: 4, restore: ['version', 'credentials'] },
    change: {
      ...{ kind: 'rollback', ...place, release: 4 },
      restore: ['version', 'credentials'],
    },
  },
  restart: {
    input: named,
    change: { kind: 'restart', ...place },
  },
  delete: {
    input: { entityRef: named.entityRef, environments: ['dev', 'prod'] },
    change: { kind: 'delete', serviceId, environments: ['dev', 'prod'] },
  },
};

let bench: ActionBench;

beforeAll(async () => {
  bench = await ActionBench.start();
});
afterAll(() => bench.stop());

beforeEach(() => {
  bench.reset();
  bench.paas.panel = {
    entityRef: 'component:default/shop-web',
    name: 'web',
    serviceId,
    instances: [],
  };
});

const run = (
  name: string,
  input: JsonObject,
  readings: Reading[] = END,
  more: Parameters<ActionBench['run']>[3] = {},
) => bench.run(`mooring:service:${name}`, input, readings, more);

describe.each(Object.entries(ACTIONS))(
  'mooring:service:%s',
  (name, { input, change }) => {
    it('declares what it takes and gives, and examples of it', () => {
      const { schema, examples = [] } = bench.action(`mooring:service:${name}`);
      const taken = Object.keys(schema?.input?.properties ?? {});
      expect(taken).toEqual(
        expect.arrayContaining([
          ...['entityRef', 'serviceId', 'note', 'planHash'],
          ...Object.keys(input),
        ]),
      );
      expect(Object.keys(schema?.output?.properties ?? {})).toEqual([
        ...['operationId', 'operationUrl'],
      ]);
      expect(examples).toHaveLength(1);
      const [used] = parse(examples[0]!.example).steps;
      expect(used.action).toBe(`mooring:service:${name}`);
      expect(taken).toEqual(expect.arrayContaining(Object.keys(used.input)));
    });

    it('has the change planned and carried out for the person', async () => {
      const { failure, lines, outputs } = await run(name, {
        ...input,
        note: 'for the sale',
      });
      expect(failure).toBeUndefined();
      expect(lines[0]).toBe(`Operation started: ${LINK}`);
      expect(outputs).toEqual({
        operationId: 'op-1',
        operationUrl: '/operations/op-1',
      });
      const { userEntityRef } = mockCredentials.user().principal;
      expect(bench.paas.previewed).toEqual([
        { body: change, authorization: expect.stringContaining(userEntityRef) },
      ]);
      expect(changeSchema.safeParse(change).success).toBe(true);
      expect(bench.paas.accepted).toEqual([
        {
          body: {
            change,
            planHash: `sha256:${'1'.repeat(64)}`,
            idempotencyKey: expect.stringMatching(
              /^scaffolder:mock-task-id:\w+$/,
            ),
            note: 'for the sale',
          },
          authorization: expect.stringContaining(userEntityRef),
        },
      ]);
    });
  },
);

describe('actions on services that exist', () => {
  const { input } = ACTIONS.scale!;

  it('take the id of a service, or the entity of one that Mooring runs', async () => {
    bench.paas.panel = undefined;
    const byId = { serviceId, environment, replicas: 3 };
    expect((await run('scale', byId)).failure).toBeUndefined();
    expect(bench.paas.previewed[0]!.body).toMatchObject({ serviceId });

    const { failure } = await run('scale', input);
    expect(failure?.message).toBe('Nothing runs');
    const neither = await run('scale', { environment, replicas: 3 });
    expect(neither.failure?.message).toMatch(/^entityRef: give this/);
    bench.paas.panel = {
      entityRef: 'component:default/shop-web',
      ...{ name: 'web', instances: [] },
    };
    const observed = await run('scale', input);
    expect(observed.failure?.message).toBe(
      'entityRef: Mooring does not run component:default/shop-web',
    );
  });

  it('say what would change and what to read before, and stop at a problem', async () => {
    const instance = 'default/shop/web/dev';
    bench.paas.plan = {
      summary: [
        {
          ...{ instance, unchanged: [], podsReplaced: 0 },
          changes: [
            {
              ...{ part: 'capacity', field: 'replicas' },
              ...{ before: '2', after: '3' },
            },
            { part: 'configuration', field: 'LOG_LEVEL', after: 'info' },
            { part: 'version', field: 'template' },
          ],
        },
      ],
      preflight: [
        { code: 'image', instance, status: 'ok', message: 'It is there' },
        { code: 'names', instance, status: 'unknown', message: 'Not known' },
        { code: 'managers', instance, status: 'warning', message: 'Argo CD' },
      ],
    };
    const { lines } = await run('scale', input, [
      { state: 'running', stepList: [step(1, 'running')] },
      ...END,
    ]);
    expect(lines).toEqual([
      `${instance}: capacity, replicas: 2 → 3`,
      `${instance}: configuration, LOG_LEVEL: – → info`,
      `${instance}: version, template`,
      'Unknown: Not known',
      'Warning: Argo CD',
      `Operation started: ${LINK}`,
      'Step 1 of 1 (dns.claim, dev) started',
    ]);
    const message = 'The quota is too small';
    bench.paas.plan = {
      preflight: [{ code: 'quota', instance, status: 'problem', message }],
    };
    const stopped = await run('scale', input);
    expect(stopped.failure?.message).toBe(message);
    expect(bench.paas.accepted).toHaveLength(1);
  });

  it('start nothing where it is so already', async () => {
    bench.paas.plan = { steps: [] };
    const { failure, lines, outputs } = await run('scale', input);
    expect([failure, lines, outputs]).toEqual([
      undefined,
      ['Nothing would change: it is so already'],
      {},
    ]);
    expect(bench.paas.accepted).toEqual([]);
  });

  it('confirm the plan that a person has reviewed as it is', async () => {
    const planHash = `sha256:${'2'.repeat(64)}`;
    await run('scale', { ...input, planHash });
    expect(bench.paas.previewed).toEqual([]);
    expect(bench.paas.accepted[0]!.body.planHash).toBe(planHash);
  });

  it('start one operation however often the task is recovered', async () => {
    const memory = remembering();
    await run('delete', ACTIONS.delete!.input, END, memory);
    // By then the service is not found any more, and there is nothing to plan.
    bench.paas.panel = undefined;
    bench.paas.plan = { steps: [] };
    const again = await run('delete', ACTIONS.delete!.input, END, memory);
    expect(again.failure).toBeUndefined();
    expect(bench.paas.accepted).toHaveLength(1);
    expect(bench.paas.previewed).toHaveLength(1);

    // Another turn of the same step is another operation.
    await run('scale', { ...place, replicas: 2, planHash: 'sha256:0' });
    await run('scale', { ...place, replicas: 3, planHash: 'sha256:0' });
    const [, second, third] = bench.paas.accepted;
    expect(second!.body.idempotencyKey).not.toBe(third!.body.idempotencyKey);
  });

  it('make no key of what is secret', async () => {
    const deployOf = (value: string) => ({
      ...place,
      secrets: { set: { TOKEN: value } },
    });
    await run('deploy', deployOf('one'));
    await run('deploy', deployOf('two'));
    const keys = bench.paas.accepted.map(({ body }) => body.idempotencyKey);
    expect(keys[0]).toBe(keys[1]);
  });
});
