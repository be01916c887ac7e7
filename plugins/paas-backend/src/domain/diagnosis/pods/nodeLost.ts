import { at } from '../Candidate';
import { severityOf, type PodRule } from './PodRule';

/** The node that the pod is on is not ready, or was given up with the pod on it. */
export const nodeLost: PodRule = (pod, of) => {
  if (pod.node === undefined) {
    return undefined;
  }
  const node = of.facts.nodes.find(({ name }) => name === pod.node);
  const lost = node ? !node.ready : pod.reason === 'NodeLost';
  if (!lost) {
    return undefined;
  }
  const since = node?.readySince ?? pod.readySince;
  return {
    code: 'node-lost',
    severity: severityOf(pod),
    same: { node: pod.node },
    ...(since !== undefined && { more: { since: at(since) } }),
    object: { kind: 'Node', name: pod.node },
  };
};
