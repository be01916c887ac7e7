import { formatObjectRef, type ObjectRef } from '@mooring/common';
import type {
  FieldChange,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import {
  HeldError,
  StuckError,
  type StepOutcome,
  type StepRunContext,
  type StepType,
} from '@mooring/backstage-plugin-paas-node';
import { z } from 'zod';
import { releaseLiveStep } from '../../releaseLiveStep';
import { StepTypes } from '../../StepTypes';
import { applyStep } from './applyStep';
import type { Call } from './Scheduler';
import type { World } from './World';

/** What steps do their work with. */
export interface StepTools {
  world: World;
  /** A call of a cluster or of DNS; held if it comes to nothing. */
  ask: <T>(what: string, body: () => T) => Promise<T>;
  /** How a rollout is: 'stuck' may come right later. */
  rollout: () => 'done' | 'under way' | 'stuck';
}

const DONE: StepOutcome = { status: 'done', summary: 'Done' };
const names = z.object({ names: z.array(z.string()) });
const records = z.object({
  records: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});
const prune = z.object({
  cluster: z.string(),
  objects: z.custom<ObjectRef[]>(Array.isArray),
});
const rollout = z.object({
  cluster: z.string(),
  workloads: z.custom<ObjectRef[]>(Array.isArray),
});

/** The kinds of steps that plans are made of, on a simulated world; they read, compare and write as the real ones do. */
export function worldSteps(
  world: World,
  call: Call,
  howIs: StepTools['rollout'],
  stop: AbortSignal,
): StepTypes {
  const tools: StepTools = {
    world,
    ask: (what, body) =>
      call(
        what,
        () => {
          stop.throwIfAborted();
          return body();
        },
        () => new HeldError('Cluster', `${what}: no answer`),
      ),
    rollout: howIs,
  };
  const types = new StepTypes();
  types.add(applyStep(tools));
  types.add(pruneStep(tools));
  types.add(rolloutStep(tools));
  types.add(claimStep(tools));
  types.add(publishStep(tools));
  types.add(releaseLiveStep);
  return types;
}

function pruneStep({ world, ask }: StepTools): StepType<z.infer<typeof prune>> {
  const keys = ({ cluster, objects }: z.infer<typeof prune>) =>
    objects.map(ref => `${cluster} ${formatObjectRef(ref)}`);
  return {
    type: 'kubernetes.prune',
    input: prune,
    preview: input =>
      ask('preview', () =>
        told(
          keys(input)
            .filter(key => world.objects.has(key))
            .map(object => ({ object, field: '', before: true })),
        ),
      ),
    async run(input, context) {
      for (const key of keys(input)) {
        let isGone = false;
        while (!isGone) {
          const live = await ask('get', () => world.objects.get(key));
          if (!live) {
            break;
          }
          await context.guard();
          isGone = await ask('delete', () => world.remove(key, live.version));
        }
      }
      return DONE;
    },
  };
}

/** Writes nothing. */
function rolloutStep({
  world,
  ask,
  rollout: howIs,
}: StepTools): StepType<z.infer<typeof rollout>> {
  return {
    type: 'kubernetes.rollout',
    input: rollout,
    preview: async () => told([]),
    async run({ cluster, workloads }): Promise<StepOutcome> {
      for (const ref of workloads) {
        const key = `${cluster} ${formatObjectRef(ref)}`;
        if (!(await ask('get', () => world.objects.has(key)))) {
          throw new Error(`${key} is no longer there`);
        }
      }
      switch (howIs()) {
        case 'stuck':
          throw new StuckError('0 of 1 ready', []);
        case 'under way':
          return { status: 'waiting', summary: '0 of 1', retryInMs: 750 };
        default:
          return DONE;
      }
    },
  };
}

function claimStep({ world, ask }: StepTools): StepType<z.infer<typeof names>> {
  const isHeld = (id: string, wanted: string[]) =>
    world.claimsOf(id).join() === [...wanted].sort().join();
  return {
    type: 'dns.claim',
    input: names,
    preview: (input, { instanceId }) =>
      ask('preview', () =>
        told(
          isHeld(instanceId, input.names)
            ? []
            : [{ object: 'Claims', field: '', after: input.names }],
        ),
      ),
    async run(input, context) {
      const { instanceId } = context;
      if (await ask('get', () => isHeld(instanceId, input.names))) {
        return DONE;
      }
      return guarded(context, () => world.claim(instanceId, input.names));
    },
  };
}

function publishStep({
  world,
  ask,
}: StepTools): StepType<z.infer<typeof records>> {
  return {
    type: 'dns.publish',
    input: records,
    preview: (input, { instanceId }) =>
      ask('preview', () => {
        const before = world.holdings(instanceId).records;
        const after = Object.fromEntries(
          input.records.map(({ name, values }) => [name, values.join()]),
        );
        return told(
          JSON.stringify(before) === JSON.stringify(after)
            ? []
            : [{ object: 'Records', field: '', before, after }],
        );
      }),
    run: (input, context) =>
      guarded(context, () => world.publish(context.instanceId, input.records)),
  };
}

/**
 * DNS knows no versions, so that nothing protects it from a worker that stands
 * still between guard and write; the model takes the two as one.
 */
async function guarded(
  { guard }: StepRunContext,
  write: () => void,
): Promise<StepOutcome> {
  await guard();
  write();
  return DONE;
}

function told(changes: FieldChange[]): StepPreview {
  return { changes, notes: [] };
}
