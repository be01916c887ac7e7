import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { gatesOf } from '../../lib/gates';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';

/** Props of {@link ConfirmLabel}. */
export interface ConfirmLabelProps {
  plan: PlanPreview | undefined;
  isEmergency: boolean;
  /** Where nobody is asked. */
  label: string;
}

/** What confirming a plan does: the change, or the asking of those who come first. */
export function ConfirmLabel(props: ConfirmLabelProps) {
  const { plan, isEmergency, label } = props;
  const { t } = useTranslationRef(gatesTranslationRef);
  const [first] = plan ? gatesOf(plan) : [];
  if (isEmergency) {
    return <>{t('change.confirm.emergency')}</>;
  }
  if (!first) {
    return <>{label}</>;
  }
  const group = (
    <EntityDisplayName entityRef={first.gate.group} hideIcon disableTooltip />
  );
  const words = { group, number: String(first.number) };
  if (first.number > 1) {
    return <span>{t('change.confirm.startAsk', words)}</span>;
  }
  return (
    <span>
      {t(
        `change.confirm.${first.type === 'approve' ? 'request' : 'ask'}`,
        words,
      )}
    </span>
  );
}
