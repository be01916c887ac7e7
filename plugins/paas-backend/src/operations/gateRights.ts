import type {
  GateInput,
  OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import type { Voter } from './Voters';

/** The gate at which an operation stands, if somebody may decide there, and for whom. */
export function decidableBy(
  operation: OperationDetail,
  voter: Voter | undefined,
): OperationDetail['decidable'] {
  const step = standsAt(operation);
  if (!step?.gate || !voter) {
    return undefined;
  }
  const { seq, gate } = step;
  const spent = operation.decisions
    .filter(decision => decision.seq === seq && decision.counts)
    .flatMap(({ actor, onBehalfOf }) => [actor, onBehalfOf ?? actor]);
  const isFree = (person: Pick<Voter, 'user' | 'claims'>) =>
    mayDecide(gate, operation.initiator, person) &&
    !spent.includes(person.user);
  const self = isFree(voter);
  const onBehalfOf =
    spent.includes(voter.user) ||
    (!gate.requesterMay && voter.user === operation.initiator)
      ? []
      : voter.away.filter(isFree).map(({ user }) => user);
  return self || onBehalfOf.length > 0
    ? {
        seq,
        type: step.type === 'human.approve' ? 'approve' : 'confirm',
        self,
        onBehalfOf,
      }
    : undefined;
}

/** Whether a person is one of those whom a gate asks. */
export function mayDecide(
  gate: Pick<GateInput, 'group' | 'requesterMay'>,
  initiator: string,
  { user, claims }: Pick<Voter, 'user' | 'claims'>,
): boolean {
  return (
    claims.includes(gate.group) && (gate.requesterMay || user !== initiator)
  );
}

/** The gate at which it waits for people. */
export function standsAt({
  state,
  stepList,
}: Pick<OperationDetail, 'state' | 'stepList'>) {
  return state === 'waiting'
    ? stepList.find(step => step.gate && step.state === 'waiting')
    : undefined;
}

/** Whether somebody may say that an emergency is looked at. */
export function mayReview(
  { emergency, initiator }: Pick<OperationDetail, 'emergency' | 'initiator'>,
  voter: Voter | undefined,
): boolean {
  return (
    emergency !== undefined &&
    voter !== undefined &&
    voter.user !== initiator &&
    emergency.groups.some(group => voter.claims.includes(group))
  );
}
