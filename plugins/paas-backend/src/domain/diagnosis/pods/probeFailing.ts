import { inBrief } from '../Candidate';
import type { Case } from '../Case';
import type { PodFacts, TroubleFacts } from '../types';
import { severityOf, type PodCause, type PodRule } from './PodRule';

const MINUTE = 60_000;
/** Nodes count up the events of one pod only every few minutes. */
const RECENT = 10 * MINUTE;
/** What may take its time to start is no failure yet. */
const STARTING = 2 * MINUTE;
/** How a container ends that was told to: killed, by the signal, or by itself on the signal. */
const STOPPED = new Set([0, 137, 143]);

interface FailedProbe {
  probe: 'readiness' | 'liveness' | 'startup';
  message: string;
  lastAt: number;
}

/** A container is ended again and again because its liveness or startup probe fails. */
export const probeEndsContainer: PodRule = (pod, of) => {
  const trouble = pod.troubles.find(
    ({ restarts, state, exitCode, last }) =>
      restarts > 0 &&
      STOPPED.has((state === 'terminated' ? exitCode : last?.exitCode) ?? -1),
  );
  const failed = failedProbes(pod, of).find(
    ({ probe, lastAt }) => probe !== 'readiness' && of.now - lastAt < RECENT,
  );
  return trouble && failed && causeOf(pod, failed, severityOf(pod));
};

/** The pod gets no traffic because its readiness or startup probe fails. */
export const probeFailing: PodRule = (pod, of) => {
  if (pod.ready) {
    return undefined;
  }
  const since = (pod.readySince ?? pod.createdAt) - MINUTE;
  const failed = failedProbes(pod, of).find(
    ({ probe, lastAt }) => probe !== 'liveness' && lastAt >= since,
  );
  if (!failed) {
    return undefined;
  }
  // How long a startup probe may fail was chosen; the node restarts what exceeds it.
  const inTime =
    failed.probe === 'startup' || of.now - pod.createdAt < STARTING;
  const starting =
    inTime && pod.troubles.every(({ restarts }) => restarts === 0);
  return causeOf(pod, failed, starting ? 'warning' : 'failure');
};

function causeOf(
  pod: PodFacts,
  { probe, message }: FailedProbe,
  severity: PodCause['severity'],
): PodCause {
  const container = probedContainer(pod, probe);
  return {
    code: 'probe-failing',
    severity,
    same: { probe, ...(container !== undefined && { container }) },
    more: {
      message: inBrief(message),
      restarts: Math.max(0, ...pod.troubles.map(({ restarts }) => restarts)),
    },
  };
}

function failedProbes(pod: PodFacts, of: Case): FailedProbe[] {
  return of.warningsAbout(pod).flatMap(({ reason, message, lastAt }) => {
    const match =
      /(Readiness|Liveness|Startup) probe (?:failed|errored)[^:]*:?\s*(.*)/s.exec(
        message,
      );
    return reason === 'Unhealthy' && match
      ? [
          {
            probe: match[1]!.toLowerCase() as FailedProbe['probe'],
            message: match[2]!,
            lastAt,
          },
        ]
      : [];
  });
}

/** Events do not say which container it was; undefined where several could be meant. */
function probedContainer(pod: PodFacts, probe: string): string | undefined {
  const probed = pod.template.containers
    .filter(({ probes }) => probes.includes(probe))
    .map(({ name }) => name);
  const suspects = new Set(
    pod.troubles.filter(isNotFine).map(({ container }) => container),
  );
  const found =
    probed.length > 1 ? probed.filter(name => suspects.has(name)) : probed;
  return found.length === 1 ? found[0] : undefined;
}

function isNotFine({ ready, restarts }: TroubleFacts): boolean {
  return !ready || restarts > 0;
}
