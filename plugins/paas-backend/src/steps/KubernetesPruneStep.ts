import { formatObjectRef, type ObjectRef } from '@mooring/common';
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
import { assertOurs } from './assertOurs';
import {
  kubernetesPruneInputSchema,
  type KubernetesPruneInput,
} from './inputs';
import { isLeaving } from './isLeaving';
import { translateClusterErrors } from './translateClusterErrors';
import { untilUnchanged } from './untilUnchanged';

const RETRY_MS = 750;

/** Deletes objects that the release no longer holds, and waits until they are gone. */
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
      lives[index]
        ? [{ object: formatObjectRef(ref), field: '', before: true }]
        : [],
    );
    return { changes, notes: [] };
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
    return left.length === 0
      ? {
          status: 'done',
          summary: `Removed ${objects
            .map(({ kind, name }) => `${kind} ${name}`)
            .join(', ')}`,
        }
      : {
          status: 'waiting',
          summary: `Being deleted: ${left.join(', ')}`,
          retryInMs: RETRY_MS,
        };
  }

  async #read(
    cluster: string,
    ref: ObjectRef,
    context: StepContext,
  ): Promise<ClusterObject | undefined> {
    const live = await translateClusterErrors(formatObjectRef(ref), () =>
      this.#writer.get(cluster, ref, { signal: context.signal }),
    );
    if (live) {
      assertOurs(cluster, live, context);
    }
    return live;
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
        if (!live || isLeaving(live)) {
          return live === undefined;
        }
        await context.guard();
        await this.#writer.delete(cluster, ref, live.metadata, {
          signal: context.signal,
        });
        context.log(`Deleted ${what}`);
        return (await this.#read(cluster, ref, context)) === undefined;
      }),
    );
  }
}
