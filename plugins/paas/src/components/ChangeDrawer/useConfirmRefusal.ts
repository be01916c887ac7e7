import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Change,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { isFrozen } from '../../lib/gates';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import type { Exceptions } from './useExceptions';

/** Why a change cannot be confirmed now; undefined: it can. */
export function useConfirmRefusal(state: {
  change: Change | undefined;
  /** What the form says. */
  reason?: string;
  plan: PlanPreview | undefined;
  isCurrent: boolean;
  error: Error | null;
  exceptions: Pick<Exceptions, 'emergency' | 'freezeOverride'>;
}): string | undefined {
  const { change, reason, plan, isCurrent, error, exceptions } = state;
  const { emergency, freezeOverride } = exceptions;
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const { t: tGates } = useTranslationRef(gatesTranslationRef);
  if (reason !== undefined) {
    return reason;
  }
  if (!change) {
    return tChange('change.nothingChanged');
  }
  if (error) {
    return tChange('change.planError');
  }
  if (!isCurrent || !plan) {
    return tChange('change.planning');
  }
  if (plan.preflight.some(({ status }) => status === 'problem')) {
    return tChange('change.problem');
  }
  if (plan.steps.length === 0) {
    return tChange('change.same');
  }
  if (emergency?.trim() === '') {
    return tGates('change.emergency.reasonFirst');
  }
  if (freezeOverride?.trim() === '') {
    return tGates('change.freezeOverride.reasonFirst');
  }
  const isExcepted = emergency !== undefined || freezeOverride !== undefined;
  return isFrozen(plan) && !isExcepted ? tGates('change.frozen') : undefined;
}
