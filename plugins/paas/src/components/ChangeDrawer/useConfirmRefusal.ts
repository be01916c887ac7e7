import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Change,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Why a change cannot be confirmed now; undefined: it can. */
export function useConfirmRefusal(state: {
  change: Change | undefined;
  /** What the form says. */
  reason?: string;
  plan: PlanPreview | undefined;
  isCurrent: boolean;
  error: Error | null;
}): string | undefined {
  const { change, reason, plan, isCurrent, error } = state;
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
  return plan.steps.length === 0 ? t('change.same') : undefined;
}
