import type { Finding } from '@mooring/backstage-plugin-paas-common';
import type { Candidate, Rule } from './Candidate';
import { Case } from './Case';
import { autoscalerBlind } from './objects/autoscalerBlind';
import { certificateExpiry } from './objects/certificateExpiry';
import { creationRefused } from './objects/creationRefused';
import { ingress } from './objects/ingress';
import { jobFailed } from './objects/jobFailed';
import { noEndpoints } from './objects/noEndpoints';
import {
  budgetBlocks,
  noBudget,
  oneNode,
  singleReplica,
} from './objects/resilience';
import { paused, rolloutDeadline } from './objects/rollout';
import { clusterUnreachable, kindRefused } from './objects/sight';
import { workloadMissing } from './objects/workloadMissing';
import { podFindings } from './pods/podFindings';
import type { DiagnosisContext, DiagnosisFacts } from './types';

/** Causes before their consequences; among equals, the order of telling. */
const RULES: readonly Rule[] = [
  workloadMissing,
  podFindings,
  creationRefused,
  paused,
  rolloutDeadline,
  jobFailed,
  noEndpoints,
  ingress,
  certificateExpiry,
  autoscalerBlind,
  budgetBlocks,
  kindRefused,
  singleReplica,
  oneNode,
  noBudget,
];

const SEVERITIES: Record<Finding['severity'], number> = {
  failure: 0,
  warning: 1,
  risk: 2,
};

/**
 * What is the matter with an instance: the worst first, and of what is equally
 * bad, what explains most. One cause is one finding: what follows from another is
 * left out. Nothing is concluded from what the portal cannot see.
 */
export function diagnose(
  facts: DiagnosisFacts,
  context: DiagnosisContext,
): Finding[] {
  const of = new Case(facts, context);
  const kept = clusterUnreachable(of);
  if (facts.health.asOf === undefined) {
    return kept.map(({ finding }) => finding);
  }
  const explained = new Set<string>();
  const found: Candidate[] = [];
  for (const rule of RULES) {
    for (const candidate of rule(of)) {
      if (!candidate.unlessExplained?.some(uid => explained.has(uid))) {
        found.push(candidate);
        candidate.explains.forEach(uid => explained.add(uid));
      }
    }
  }
  found.sort(
    (a, b) =>
      SEVERITIES[a.finding.severity] - SEVERITIES[b.finding.severity] ||
      weightOf(b) - weightOf(a),
  );
  return [...kept, ...found].map(({ finding }) => finding);
}

function weightOf({ finding, explains }: Candidate): number {
  return Number(finding.params.pods ?? explains.length);
}
