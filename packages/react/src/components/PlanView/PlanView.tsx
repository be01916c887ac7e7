import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '../../hooks/useEnvironments';
import { useStepTitle } from '../../hooks/useStepTitle';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { DiffView } from '../DiffView';
import styles from './PlanView.module.css';

/** Props of {@link PlanView}. */
export interface PlanViewProps {
  plan: PlanPreview;
}

/** The steps of a plan and what each would change. */
export function PlanView(props: PlanViewProps) {
  const { plan } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { titleOf } = useEnvironments();
  const stepTitle = useStepTitle();
  const environments = new Map(
    plan.targets.map(({ instance, environment }) => [instance, environment]),
  );
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
            {stepTitle(step.type)}
            {environments.size > 1 && (
              <span className={styles.environment}>
                {t('timeline.inEnvironment', {
                  environment: titleOf(environments.get(step.instance) ?? ''),
                })}
              </span>
            )}
          </p>
          <div className={styles.body}>
            {step.preview.changes.length > 0 && (
              <DiffView changes={step.preview.changes} />
            )}
            {step.preview.notes.map(note => (
              <Text key={note} as="p" variant="body-small" color="secondary">
                {note}
              </Text>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
