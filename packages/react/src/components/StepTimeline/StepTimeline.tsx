import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OperationStep } from '@mooring/backstage-plugin-paas-common';
import type { ReactNode } from 'react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { StepRow } from './StepRow';
import styles from './StepTimeline.module.css';

/** Props of {@link StepTimeline}. */
export interface StepTimelineProps {
  steps: OperationStep[];
  /** What a step for people asks, and what was decided there. */
  renderGate?: (step: OperationStep) => ReactNode;
}

/** The steps of an operation as they are carried out; those of an undo after the others. */
export function StepTimeline(props: StepTimelineProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const { steps } = props;
  const several = new Set(steps.map(({ environment }) => environment)).size > 1;
  const firstUndo = steps.findIndex(({ direction }) => direction === 'undo');
  return (
    <ol className={styles.steps} aria-label={t('timeline.label')}>
      {steps.map((step, index) => (
        <li key={step.seq}>
          {index === firstUndo && (
            <p className={styles.direction}>{t('timeline.undo')}</p>
          )}
          <StepRow
            step={step}
            number={
              index < firstUndo || firstUndo === -1
                ? index + 1
                : index - firstUndo + 1
            }
            showEnvironment={several}
            gateDetails={step.gate && props.renderGate?.(step)}
          />
        </li>
      ))}
    </ol>
  );
}
