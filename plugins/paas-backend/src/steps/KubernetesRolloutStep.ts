import {
  formatObjectRef,
  type ObjectRef,
  requirementsOf,
  say,
} from '@mooring/common';
import type {
  ClusterReader,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import { StuckError } from '@mooring/backstage-plugin-paas-node';
import type {
  StepContext,
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { selectorOf } from './assertOurs';
import {
  kubernetesRolloutInputSchema,
  type KubernetesRolloutInput,
} from './inputs';
import { podProblems } from './podProblems';
import { rolloutState, type RolloutState } from './rolloutState';
import { translateClusterErrors } from './translateClusterErrors';

const RETRY_MS = 750;
const MAX_PROBLEMS = 3;
/** New pods that have been in trouble for this long will hardly get out of it by themselves. */
const TROUBLE_MS = 20_000;

/** Waits until workloads run as specified, with nothing old left. Writes nothing. */
export class KubernetesRolloutStep implements StepType<KubernetesRolloutInput> {
  readonly type = 'kubernetes.rollout';
  readonly input = kubernetesRolloutInputSchema;
  readonly #writer: ClusterWriter;
  readonly #reader: ClusterReader;

  constructor(writer: ClusterWriter, reader: ClusterReader) {
    this.#writer = writer;
    this.#reader = reader;
  }

  async preview(): Promise<StepPreview> {
    return { changes: [], notes: [] };
  }

  async run(
    input: KubernetesRolloutInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const waitedMs = Date.now() - context.startedAt.getTime();
    const overdue = waitedMs > input.timeoutSeconds * 1000;
    const waiting: string[] = [];
    for (const workload of input.workloads) {
      // Not from the cache: it may not have seen yet what was applied just now.
      const state = await this.#read(input.cluster, workload, context);
      if (state.state === 'done') {
        continue;
      }
      const problems = this.#problems(input, context);
      const hopeless = waitedMs > TROUBLE_MS && problems.length > 0;
      if (state.state === 'failed' || overdue || hopeless) {
        throw failureOf(input, workload, state, problems);
      }
      waiting.push(
        input.workloads.length === 1
          ? summaryOf(state)
          : summaryOfOne(state, workload.name),
      );
    }
    return waiting.length === 0
      ? { status: 'done', summary: say('rollout.all') }
      : {
          status: 'waiting',
          summary: waiting.join('; '),
          retryInMs: RETRY_MS,
        };
  }

  async #read(
    cluster: string,
    workload: ObjectRef,
    { signal }: StepContext,
  ): Promise<RolloutState> {
    const what = formatObjectRef(workload);
    const live = await translateClusterErrors(what, () =>
      this.#writer.get(cluster, workload, { signal }),
    );
    if (!live) {
      throw new Error(say('rollout.gone', { object: what, cluster }));
    }
    return rolloutState(live);
  }

  /** What is wrong with pods of the newest revision. */
  #problems(
    { cluster, workloads }: KubernetesRolloutInput,
    context: StepRunContext,
  ) {
    const { pods, replicaSets } = this.#reader.instance({
      cluster,
      namespace: workloads[0]?.namespace ?? '',
      requirements: requirementsOf(selectorOf(context)),
    });
    const newest = [...replicaSets].sort((a, b) => b.revision - a.revision)[0];
    const older = new Set(
      replicaSets.filter(set => set !== newest).map(({ name }) => name),
    );
    const problems = pods
      .filter(pod => !pod.ready && !older.has(pod.owner?.name ?? ''))
      .flatMap(podProblems);
    return [...new Set(problems)].slice(0, MAX_PROBLEMS);
  }
}

type Unfinished = Exclude<RolloutState, { state: 'done' }>;

function summaryOf({ ready, all, old }: Unfinished): string {
  return old > 0
    ? say('rollout.someOld', { ready, all, old })
    : say('rollout.some', { ready, all });
}

/** Of several workloads each is named. */
function summaryOfOne(
  { ready, all, old }: Unfinished,
  workload: string,
): string {
  return old > 0
    ? say('rollout.namedOld', { workload, ready, all, old })
    : say('rollout.named', { workload, ready, all });
}

function failureOf(
  { timeoutSeconds }: KubernetesRolloutInput,
  workload: ObjectRef,
  state: Unfinished,
  problems: string[],
): Error {
  const why =
    problems.join('; ') ||
    (state.state === 'failed' && state.message) ||
    say('rollout.late', { seconds: timeoutSeconds });
  return new StuckError(
    say('rollout.stuck', {
      object: formatObjectRef(workload),
      what: summaryOf(state),
      why,
    }),
    problems,
  );
}
