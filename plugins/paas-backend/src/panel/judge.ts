import type { InstanceFacts } from '@mooring/backstage-plugin-clusters-node';
import type {
  Finding,
  StatusWord,
} from '@mooring/backstage-plugin-paas-common';
import type { DirectoryInstance } from '../directory/types';
import { diagnose } from '../domain/diagnosis/diagnose';
import { podCounts } from '../domain/diagnosis/podCounts';
import { statusOf } from '../domain/statusOf';

/** How an instance is doing and why. */
export interface Verdict {
  status: StatusWord;
  findings: Finding[];
  wanted: number;
  ready: number;
}

/** Puts together what the cluster shows and what Mooring wants of it. */
export function judge(options: {
  /** Undefined where the cluster is not configured. */
  facts: InstanceFacts | undefined;
  /** Undefined for what others installed. */
  instance: DirectoryInstance | undefined;
  readyNodes: number;
  certificates: readonly { host: string; expiresAt: number }[];
  now: number;
}): Verdict {
  const { facts, instance, readyNodes, certificates, now } = options;
  if (!facts) {
    return { status: 'Unknown', findings: [], wanted: 0, ready: 0 };
  }
  // What is stopped on purpose misses nothing.
  const expected = !instance || instance.live?.running === true;
  const { running, live, head } = instance ?? {};
  const findings = diagnose(facts, {
    now,
    expected: expected && !running,
    readyNodes,
    certificates,
    ...(live &&
      head &&
      live.number !== head.number && {
        lastGood: `${live.image.repository}:${live.image.tag}`,
      }),
  });
  return {
    status: statusOf({
      now,
      expected,
      operationState: running?.state,
      facts,
      findings,
    }),
    findings,
    ...podCounts(facts),
  };
}
