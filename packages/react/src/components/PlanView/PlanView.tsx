import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  FieldChange,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { usePlaceWords } from '../../hooks/usePlaceWords';
import { useSentences } from '../../hooks/useSentences';
import { useStepTitle } from '../../hooks/useStepTitle';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { DiffView } from '../DiffView';
import styles from './PlanView.module.css';

/** Props of {@link PlanView}. */
export interface PlanViewProps {
  plan: PlanPreview;
  /** Shows what a step changes on demand only. */
  isFolded?: boolean;
}

/** The steps of a plan and what each would change. */
export function PlanView(props: PlanViewProps) {
  const { plan, isFolded = false } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const placeOf = usePlaceWords(plan.targets);
  const stepTitle = useStepTitle();
  const tell = useSentences();
  if (plan.steps.length === 0) {
    return <Text as="p">{t('plan.nothing')}</Text>;
  }
  return (
    <ol className={styles.steps} aria-label={t('plan.label')}>
      {plan.steps.map((step, index) => (
        <li key={`${step.instance} ${step.type} ${index}`}>
          <p className={styles.title}>
            <span className={styles.number} aria-hidden>
              {index + 1}
            </span>
            {stepTitle(step)}
            {placeOf(step.instance) !== undefined && (
              <span className={styles.environment}>
                {placeOf(step.instance)}
              </span>
            )}
          </p>
          <div className={styles.body}>
            {step.preview.changes.length > 0 && (
              <StepChanges changes={step.preview.changes} isFolded={isFolded} />
            )}
            {step.preview.notes.map(note => (
              <Text key={note} as="p" variant="body-small" color="secondary">
                {tell(note)}
              </Text>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepChanges(props: { changes: FieldChange[]; isFolded: boolean }) {
  const { changes, isFolded } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const diff = <DiffView changes={changes} />;
  return isFolded ? (
    <details>
      <summary className={styles.summary}>
        {t('timeline.changes', { count: changes.length })}
      </summary>
      {diff}
    </details>
  ) : (
    diff
  );
}
