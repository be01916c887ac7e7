import type { Finding } from '@mooring/backstage-plugin-paas-common';
import type { Case } from '../Case';
import type { PodFacts, TroubleFacts } from '../types';

/** Why one pod does not do its work. */
export interface PodCause {
  code: Finding['code'];
  severity: Finding['severity'];
  /** What makes it the same matter with another pod. */
  same: Finding['params'];
  /** What else is to be told; that of the pod which restarted most stands for all. */
  more?: Finding['params'];
  /** An object beside the pods that shows it. */
  object?: Finding['objects'][number];
}

/** What one rule makes of a pod; the first rule that knows a cause decides. */
export type PodRule = (pod: PodFacts, of: Case) => PodCause | undefined;

/** A pod that is ready all the same works, but not as it should. */
export function severityOf(pod: PodFacts): Finding['severity'] {
  return pod.ready ? 'warning' : 'failure';
}

/** The container as its template has it. */
export function containerOf(pod: PodFacts, trouble: TroubleFacts) {
  return pod.template.containers.find(
    ({ name, init }) => name === trouble.container && init === trouble.init,
  );
}
