import {
  instanceSelector,
  parseInstanceRef,
  projectName,
  requirementsOf,
} from '@mooring/common';
import type {
  ClusterReader,
  PodSummary,
} from '@mooring/backstage-plugin-clusters-node';
import type { Evidence } from '@mooring/backstage-plugin-paas-common';
import { StuckError } from '@mooring/backstage-plugin-paas-node';
import { z } from 'zod';
import { redactText } from '../live/yaml/redactText';
import type { JournalStep } from '../operations/types';
import type { EvidenceCollector } from './types';

const DEADLINE_MS = 5_000;
const MAX_EVENTS = 20;
const MAX_PODS = 3;
const LINES = 30;

/** Of steps that act in a cluster; others have no pods to speak of. */
const inClusterSchema = z.object({
  cluster: z.string(),
  namespace: z.string().optional(),
  workloads: z.array(z.object({ namespace: z.string() })).optional(),
});

/** {@link EvidenceCollector} that asks the cluster: pods in trouble, warnings, last lines of logs. */
export class ClusterEvidence implements EvidenceCollector {
  constructor(private readonly reader: ClusterReader) {}

  async collect(step: JournalStep, error: Error): Promise<Evidence> {
    const problems =
      error instanceof StuckError ? [...error.problems] : [error.message];
    const base = { at: new Date().toISOString(), problems, events: [] };
    const { data } = inClusterSchema.safeParse(step.input);
    const key = parseInstanceRef(step.instance);
    if (!data || !key) {
      return base;
    }
    const { pods, warnings } = this.reader.instance({
      cluster: data.cluster,
      namespace: data.namespace ?? data.workloads?.[0]?.namespace,
      requirements: requirementsOf(
        instanceSelector({
          project: projectName(key.projectRef),
          service: key.service,
          environment: key.environment,
        }),
      ),
    });
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const logs = await Promise.all(
      pods
        .filter(({ ready }) => !ready)
        .slice(0, MAX_PODS)
        .map(pod => this.lastLines(data.cluster, pod, signal)),
    );
    return {
      ...base,
      events: [...warnings]
        .sort((a, b) => b.lastAt - a.lastAt)
        .slice(0, MAX_EVENTS)
        .map(({ lastAt, about, reason, message, count }) => ({
          at: new Date(lastAt).toISOString(),
          object: `${about.kind} ${about.name}`,
          reason,
          message,
          count,
        })),
      logs: logs.flat(),
    };
  }

  private async lastLines(
    cluster: string,
    pod: PodSummary,
    signal: AbortSignal,
  ): Promise<NonNullable<Evidence['logs']>> {
    const trouble = pod.troubles[0];
    const container =
      trouble?.container ?? pod.template.containers.find(c => !c.init)?.name;
    if (container === undefined) {
      return [];
    }
    // What it said before it ended is in the log of the run before, if it is kept.
    const runs = trouble && trouble.restarts > 0 ? [true, false] : [false];
    for (const previous of runs) {
      const lines = await this.read(cluster, pod, container, previous, signal);
      if (lines.length > 0) {
        return [{ pod: pod.name, container, lines }];
      }
    }
    return [];
  }

  private async read(
    cluster: string,
    { namespace, name: pod }: PodSummary,
    container: string,
    previous: boolean,
    signal: AbortSignal,
  ): Promise<string[]> {
    const query = { namespace, pod, container, previous, tailLines: LINES };
    const lines: string[] = [];
    try {
      const { inspect } = this.reader;
      for await (const { text } of await inspect.logs(cluster, query, {
        signal,
      })) {
        lines.push(redactText(text).text);
      }
    } catch {
      // Whatever came before it broke off is better than nothing.
    }
    return lines;
  }
}
