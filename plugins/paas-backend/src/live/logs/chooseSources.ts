import { InputError, NotFoundError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  InstanceFacts,
  PodSummary,
} from '@mooring/backstage-plugin-clusters-node';
import type { LogQuery } from '@mooring/backstage-plugin-paas-common';

/** Each open log is a connection to the cluster. */
const MAX_SOURCES = 50;

/** A container whose log is read. */
export interface LogSource {
  /** The pod's; a StatefulSet gives names anew. */
  uid: string;
  namespace: string;
  pod: string;
  container: string;
  /** Grows when a container was started anew. */
  restarts: number;
}

type Wanted = Pick<LogQuery, 'pod' | 'container'>;
type Pods = Pick<InstanceFacts, 'pods'>;

/**
 * Which logs a query asks for, those of the newest pods first.
 *
 * @throws NotFoundError for a pod that is not the instance's
 * @throws InputError naming the field, for a container that no pod has
 */
export function chooseSources(
  facts: Pods,
  wanted: Wanted,
): { sources: LogSource[]; leftOut: number } {
  const pods = podsOf(facts, wanted);
  if (wanted.pod !== undefined && pods.length === 0) {
    throw new NotFoundError(`pod: ${say('pod.none', { pod: wanted.pod })}`);
  }
  const chosen = sourcesOf(facts, wanted);
  if (chosen.sources.length === 0 && pods.length > 0) {
    throw new InputError(
      `container: no pod has a container ${wanted.container}; there is ${[
        ...new Set(pods.flatMap(containersOf)),
      ].join(', ')}`,
    );
  }
  return chosen;
}

/** The same while it goes on: pods come and go. */
export function sourcesOf(
  facts: Pods,
  wanted: Wanted,
): { sources: LogSource[]; leftOut: number } {
  const sources = podsOf(facts, wanted)
    .sort((a, b) => b.createdAt - a.createdAt)
    .flatMap(pod => toSource(pod, wanted.container));
  return {
    sources: sources.slice(0, MAX_SOURCES),
    leftOut: Math.max(0, sources.length - MAX_SOURCES),
  };
}

function podsOf(facts: Pods, { pod }: Wanted): PodSummary[] {
  return facts.pods.filter(({ name }) => pod === undefined || name === pod);
}

function toSource(pod: PodSummary, wanted: string | undefined): LogSource[] {
  const names = containersOf(pod);
  const first = pod.template.containers.find(({ init }) => !init)?.name;
  const container = wanted ?? first;
  if (container === undefined || !names.includes(container)) {
    return [];
  }
  const { uid, namespace, name, restarts } = pod;
  return [{ uid, namespace, pod: name, container, restarts }];
}

function containersOf({ template }: PodSummary): string[] {
  return template.containers.map(({ name }) => name);
}
