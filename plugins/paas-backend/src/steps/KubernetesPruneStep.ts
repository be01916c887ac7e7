import { formatObjectRef, type ObjectRef, say } from '@mooring/common';
import type {
  ClusterObject,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type {
  FieldChange,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type {
  StepContext,
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { isOurs } from './assertOurs';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import {
  kubernetesPruneInputSchema,
  type KubernetesPruneInput,
} from './inputs';
import { isLeaving, isOverdue } from './isLeaving';
import { translateClusterErrors } from './translateClusterErrors';
import { untilUnchanged } from './untilUnchanged';

const RETRY_MS = 750;

/**
 * Deletes objects that the release no longer holds, and waits until they are gone.
 *
 * @remarks
 * An object of that name that is not ours counts as absent: it is left alone, and
 * must not keep an undo or a deletion from ending.
 */
export class KubernetesPruneStep implements StepType<KubernetesPruneInput> {
  readonly type = 'kubernetes.prune';
  readonly input = kubernetesPruneInputSchema;
  readonly #writer: ClusterWriter;

  constructor(writer: ClusterWriter) {
    this.#writer = writer;
  }

  async preview(
    { cluster, objects }: KubernetesPruneInput,
    context: StepContext,
  ): Promise<StepPreview> {
    const lives = await Promise.all(
      objects.map(ref => this.#read(cluster, ref, context)),
    );
    const changes = objects.flatMap((ref, index): FieldChange[] =>
      lives[index]?.ours
        ? [{ object: formatObjectRef(ref), field: '', before: true }]
        : [],
    );
    const notes = objects.flatMap((ref, index) =>
      lives[index]?.ours === false
        ? [say('prune.foreign', { object: formatObjectRef(ref) })]
        : [],
    );
    return { changes, notes };
  }

  async run(
    { cluster, objects }: KubernetesPruneInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const left: string[] = [];
    for (const ref of objects) {
      if (!(await this.#remove(cluster, ref, context))) {
        left.push(`${ref.kind} ${ref.name}`);
      }
    }
    if (left.length > 0 && isOverdue(context)) {
      throw new HeldError(
        say('system.cluster', { cluster }),
        say('leaving.stuck', { objects: left.join(', ') }),
      );
    }
    return left.length === 0
      ? {
          status: 'done',
          summary: say('prune.removed', {
            objects: objects
              .map(({ kind, name }) => `${kind} ${name}`)
              .join(', '),
          }),
        }
      : {
          status: 'waiting',
          summary: say('prune.leaving', { objects: left.join(', ') }),
          retryInMs: RETRY_MS,
        };
  }

  async #read(
    cluster: string,
    ref: ObjectRef,
    context: StepContext,
  ): Promise<{ object: ClusterObject; ours: boolean } | undefined> {
    const object = await translateClusterErrors(formatObjectRef(ref), () =>
      this.#writer.get(cluster, ref, { signal: context.signal }),
    );
    return object && { object, ours: isOurs(object, context) };
  }

  /** Whether the object is gone. */
  async #remove(
    cluster: string,
    ref: ObjectRef,
    context: StepRunContext,
  ): Promise<boolean> {
    const what = formatObjectRef(ref);
    return translateClusterErrors(what, () =>
      untilUnchanged(async () => {
        const live = await this.#read(cluster, ref, context);
        if (live?.ours === false) {
          context.log(say('prune.left', { object: what }));
        }
        if (!live?.ours) {
          return true;
        }
        if (isLeaving(live.object)) {
          return false;
        }
        await context.guard();
        await this.#writer.delete(cluster, ref, live.object.metadata, {
          signal: context.signal,
        });
        context.log(say('prune.deleted', { object: what }));
        return (await this.#read(cluster, ref, context)) === undefined;
      }),
    );
  }
}
