import type { Manifest } from '@mooring/common';
import {
  FieldConflictError,
  type StepRunContext,
  type StepType,
} from '@mooring/backstage-plugin-paas-node';
import { canonicalJson } from '@mooring/common';
import { z } from 'zod';
import { keyOf } from './World';
import type { StepTools } from './worldSteps';

const input = z.object({
  cluster: z.string(),
  objects: z.custom<Manifest[]>(Array.isArray),
});

/** `kubernetes.apply` on a simulated world: reads, compares, asks the guard and writes what it read. */
export function applyStep({
  world,
  ask,
}: StepTools): StepType<z.infer<typeof input>> {
  return {
    type: 'kubernetes.apply',
    input,
    preview: ({ cluster, objects }) =>
      ask('preview', () => ({
        changes: objects.flatMap(object => {
          const key = keyOf(cluster, object);
          const after = canonicalJson(object);
          const before = world.objects.get(key)?.json;
          return before === after
            ? []
            : [{ object: key, field: '', after, ...(before && { before }) }];
        }),
        notes: [],
      })),
    async run({ cluster, objects }, context) {
      for (const object of objects) {
        const key = keyOf(cluster, object);
        let isWritten = false;
        while (!isWritten) {
          isWritten = await write(key, object, context);
        }
      }
      return { status: 'done', summary: 'Done' };
    },
  };

  async function write(
    key: string,
    object: Manifest,
    context: StepRunContext,
  ): Promise<boolean> {
    const { operationId, instanceId } = context;
    const live = await ask('get', () => world.objects.get(key));
    const isSame = live?.json === canonicalJson(object);
    if (isSame && live.operationId === operationId) {
      return true;
    }
    if (!isSame && world.foreign.has(key)) {
      const conflict = { object: key, field: '.spec', manager: 'other' };
      if (!context.taken.some(taken => taken.object === key)) {
        throw new FieldConflictError([conflict]);
      }
    }
    await context.guard();
    const put = () => {
      if (!isSame) {
        world.foreign.delete(key);
      }
      return world.put(key, object, { operationId, instanceId }, live?.version);
    };
    // Nothing protects a creation from a worker that stands still here: there is
    // no version yet. The model takes guard and creation as one.
    return live ? ask('put', put) : put();
  }
}
