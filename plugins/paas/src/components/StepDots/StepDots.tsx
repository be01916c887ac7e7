import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FINAL_STATES,
  type Operation,
} from '@mooring/backstage-plugin-paas-common';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import styles from './StepDots.module.css';

/** More steps than this are a number only. */
const MAX_DOTS = 12;

/** Props of {@link StepDots}. */
export interface StepDotsProps {
  operation: Pick<Operation, 'step' | 'steps' | 'state'>;
}

/** How far an operation is: `●●◐○ 3 of 4`; once it has ended only the numbers. */
export function StepDots(props: StepDotsProps) {
  const { t } = useTranslationRef(operationsTranslationRef);
  const { step, steps, state } = props.operation;
  return (
    <span className={styles.root}>
      {steps <= MAX_DOTS && !FINAL_STATES.includes(state) && (
        <span className={styles.dots} aria-hidden>
          {Array.from({ length: steps }, (_, index) => (
            <span
              key={index}
              className={`${styles.dot} ${
                index + 1 < step
                  ? styles.done
                  : index + 1 === step && styles.current
              }`}
            />
          ))}
        </span>
      )}
      {t('operations.step', { step: String(step), steps: String(steps) })}
    </span>
  );
}
