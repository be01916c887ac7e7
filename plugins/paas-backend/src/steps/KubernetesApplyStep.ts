import { formatObjectRef, objectRefOf, type Manifest } from '@mooring/common';
import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import type {
  StepContext,
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import { applyObject } from './applyObject';
import { ensureNamespace, readNamespace } from './ensureNamespace';
import {
  kubernetesApplyInputSchema,
  type KubernetesApplyInput,
} from './inputs';
import { isOverdue } from './isLeaving';
import { previewObject } from './previewObject';
import { translateClusterErrors } from './translateClusterErrors';

const RETRY_MS = 1_000;

/** Makes objects of a namespace be as the release says, creating the namespace if need be. */
export class KubernetesApplyStep implements StepType<KubernetesApplyInput> {
  readonly type = 'kubernetes.apply';
  readonly input = kubernetesApplyInputSchema;
  readonly #writer: ClusterWriter;

  constructor(writer: ClusterWriter) {
    this.#writer = writer;
  }

  async preview(
    input: KubernetesApplyInput,
    context: StepContext,
  ): Promise<StepPreview> {
    const namespace = await translateClusterErrors(
      `Namespace ${input.namespace}`,
      () => readNamespace(this.#writer, input, context),
    );
    const changes = await Promise.all(
      input.objects.map(manifest =>
        previewObject(this.#writer, input.cluster, manifest, context),
      ),
    );
    return {
      changes: changes.flat(),
      // Outside the hash: two first services of a project race for it, and
      // whoever comes second finds just what was planned.
      notes: namespace ? [] : [`Namespace ${input.namespace} is created`],
    };
  }

  async run(
    input: KubernetesApplyInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const namespace = await ensureNamespace(this.#writer, input, context);
    if (namespace === 'leaving') {
      return waitFor(`Namespace ${input.namespace}`, input, context);
    }
    const done = { created: [] as string[], changed: [] as string[] };
    let unchanged = 0;
    if (namespace === 'created') {
      done.created.push(`Namespace ${input.namespace}`);
    }
    for (const manifest of input.objects) {
      const applied = await applyObject(this.#writer, input, manifest, context);
      if (applied === 'leaving') {
        return waitFor(formatObjectRef(objectRefOf(manifest)), input, context);
      }
      if (applied === 'unchanged') {
        unchanged += 1;
      } else {
        done[applied].push(nameOf(manifest));
      }
    }
    return { status: 'done', summary: summarise(done, unchanged) };
  }
}

function waitFor(
  what: string,
  { cluster }: KubernetesApplyInput,
  context: StepRunContext,
): StepOutcome {
  if (isOverdue(context)) {
    throw new HeldError(
      `Cluster ${cluster}`,
      `${what} is still being deleted; look at its finalizers`,
    );
  }
  return {
    status: 'waiting',
    summary: `${what} is still being deleted`,
    retryInMs: RETRY_MS,
  };
}

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.name}`;
}

function summarise(
  { created, changed }: { created: string[]; changed: string[] },
  unchanged: number,
): string {
  const sentence = [
    created.length > 0 && `created ${created.join(', ')}`,
    changed.length > 0 && `changed ${changed.join(', ')}`,
    unchanged > 0 && `${unchanged} unchanged`,
  ]
    .filter(part => part !== false)
    .join('; ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
