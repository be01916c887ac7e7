import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Change,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { isFrozen } from '../../lib/gates';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
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
  const { t } = useTranslationRef(paasTranslationRef);
  if (reason !== undefined) {
    return reason;
  }
  if (!change) {
    return t('change.nothingChanged');
  }
  if (error) {
    return t('change.planError');
  }
  if (!isCurrent || !plan) {
    return t('change.planning');
  }
  if (plan.preflight.some(({ status }) => status === 'problem')) {
    return t('change.problem');
  }
  if (plan.steps.length === 0) {
    return t('change.same');
  }
  if (emergency?.trim() === '') {
    return t('change.emergency.reasonFirst');
  }
  if (freezeOverride?.trim() === '') {
    return t('change.freezeOverride.reasonFirst');
  }
  const isExcepted = emergency !== undefined || freezeOverride !== undefined;
  return isFrozen(plan) && !isExcepted ? t('change.frozen') : undefined;
}
