import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { useMemo } from 'react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { SideBySide } from '../SideBySide';
import { changesAsYaml } from './changesAsYaml';

/** Props of {@link PlanYaml}. */
export interface PlanYamlProps {
  plan: PlanPreview;
}

/** All fields that a plan would change, as YAML before and after. */
export function PlanYaml(props: PlanYamlProps) {
  const { steps } = props.plan;
  const { t } = useTranslationRef(mooringTranslationRef);
  const yaml = useMemo(
    () => changesAsYaml(steps.flatMap(({ preview }) => preview.changes)),
    [steps],
  );
  return (
    <SideBySide
      label={t('plan.yaml')}
      titles={{ before: t('plan.before'), after: t('plan.after') }}
      {...yaml}
    />
  );
}
