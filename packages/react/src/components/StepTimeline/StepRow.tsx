import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OperationStep } from '@mooring/backstage-plugin-paas-common';
import type { ReactNode } from 'react';
import { useEnvironments } from '../../hooks/useEnvironments';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { useSentences } from '../../hooks/useSentences';
import { useStepTitle } from '../../hooks/useStepTitle';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { DiffView } from '../DiffView';
import { Elapsed } from '../Elapsed';
import { StepIcon } from './StepIcon';
import styles from './StepTimeline.module.css';

/** Props of {@link StepRow}. */
export interface StepRowProps {
  step: OperationStep;
  number: number;
  showEnvironment: boolean;
  /** What a step for people asks, and what was decided there. */
  gateDetails?: ReactNode;
}

/** One step: state, title, duration and what it did; what it changed and its log on demand. */
export function StepRow(props: StepRowProps) {
  const { step, number, showEnvironment } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { titleOf } = useEnvironments();
  const stepTitle = useStepTitle();
  const tell = useSentences();
  return (
    <div
      className={styles.step}
      aria-current={
        step.state === 'running' || step.state === 'waiting'
          ? 'step'
          : undefined
      }
    >
      <StepIcon state={step.state} />
      <div className={styles.main}>
        <div className={styles.head}>
          <span className={styles.number}>{number}</span>
          <span className={styles.title}>{stepTitle(step)}</span>
          {showEnvironment && (
            <span className={styles.secondary}>
              {t('timeline.inEnvironment', {
                environment: titleOf(step.environment),
              })}
            </span>
          )}
          <span className={styles.duration}>
            {step.attempts > 1 &&
              `${t('timeline.attempts', { count: step.attempts })} · `}
            <Elapsed from={step.startedAt} to={step.endedAt} />
          </span>
        </div>
        {props.gateDetails ??
          (step.summary && (
            <p className={styles.summary}>{tell(step.summary)}</p>
          ))}
        {step.error && <p className={styles.error}>{tell(step.error)}</p>}
        <StepDetails step={step} />
      </div>
    </div>
  );
}

function StepDetails(props: { step: OperationStep }) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const { time } = useMooringFormats();
  const tell = useSentences();
  const { preview, log } = props.step;
  return (
    <>
      {preview && preview.changes.length + preview.notes.length > 0 && (
        <details className={styles.details}>
          <summary>
            {t('timeline.changes', { count: preview.changes.length })}
          </summary>
          <DiffView changes={preview.changes} />
          {preview.notes.map(note => (
            <p key={note} className={styles.summary}>
              {tell(note)}
            </p>
          ))}
        </details>
      )}
      {log && log.length > 0 && (
        <details className={styles.details}>
          <summary>{t('timeline.log')}</summary>
          <ul className={styles.log}>
            {log.map(({ at, message }, index) => (
              <li key={`${at} ${index}`}>
                <time dateTime={at}>{time(at)}</time> {tell(message)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
