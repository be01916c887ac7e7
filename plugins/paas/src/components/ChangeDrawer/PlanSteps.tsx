import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { PlanView, PlanYaml } from '@mooring/react';
import { useState } from 'react';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { Choice } from '../Choice';
import styles from './ChangeDrawer.module.css';

/** Props of {@link PlanSteps}. */
export interface PlanStepsProps {
  plan: PlanPreview;
}

/** The steps of a plan, folded away: one by one, or all that they change beside each other. */
export function PlanSteps(props: PlanStepsProps) {
  const { plan } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const [view, setView] = useState<'steps' | 'yaml'>('steps');
  return (
    <details className={styles.steps}>
      <summary>{t('change.steps', { count: plan.steps.length })}</summary>
      <div className={styles.stepsBody}>
        <Choice
          label={t('change.view')}
          value={view}
          options={[
            { value: 'steps', label: t('change.view.steps') },
            { value: 'yaml', label: t('change.view.yaml') },
          ]}
          onChange={setView}
        />
        {view === 'steps' ? (
          <PlanView plan={plan} isFolded />
        ) : (
          <PlanYaml plan={plan} />
        )}
      </div>
    </details>
  );
}
