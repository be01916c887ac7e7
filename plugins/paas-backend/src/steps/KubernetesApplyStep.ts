import {
  formatObjectRef,
  type Manifest,
  objectRefOf,
  say,
} from '@mooring/common';
import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import type {
  StepContext,
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import type { SecretVault } from '../secrets/types';
import { applyObject, type ApplyTools } from './applyObject';
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
  readonly #tools: ApplyTools;

  constructor(writer: ClusterWriter, vault: SecretVault) {
    this.#tools = { writer, vault };
  }

  async preview(
    input: KubernetesApplyInput,
    context: StepContext,
  ): Promise<StepPreview> {
    const { writer } = this.#tools;
    const namespace = await translateClusterErrors(
      `Namespace ${input.namespace}`,
      () => readNamespace(writer, input, context),
    );
    const previews = await Promise.all(
      input.objects.map(manifest =>
        previewObject(writer, input, manifest, context),
      ),
    );
    const conflicts = previews.flatMap(preview => preview.conflicts);
    return {
      changes: previews.flatMap(({ changes }) => changes),
      ...(conflicts.length > 0 && { conflicts }),
      // Outside the hash: two first services of a project race for it, and
      // whoever comes second finds just what was planned.
      notes: namespace
        ? []
        : [say('apply.namespace', { namespace: input.namespace })],
    };
  }

  async run(
    input: KubernetesApplyInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const namespace = await ensureNamespace(this.#tools.writer, input, context);
    if (namespace === 'leaving') {
      return waitFor(`Namespace ${input.namespace}`, input, context);
    }
    const done = { created: [] as string[], changed: [] as string[] };
    let unchanged = 0;
    if (namespace === 'created') {
      done.created.push(`Namespace ${input.namespace}`);
    }
    for (const manifest of input.objects) {
      const applied = await applyObject(this.#tools, input, manifest, context);
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
      say('system.cluster', { cluster }),
      say('leaving.stuck', { objects: what }),
    );
  }
  return {
    status: 'waiting',
    summary: say('leaving.still', { objects: what }),
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
  return [
    created.length > 0 && say('apply.created', { objects: created.join(', ') }),
    changed.length > 0 && say('apply.changed', { objects: changed.join(', ') }),
    unchanged > 0 && say('apply.unchanged', { number: unchanged }),
  ]
    .filter(part => part !== false)
    .join('; ');
}
