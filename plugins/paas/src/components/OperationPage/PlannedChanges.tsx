import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import {
  DiffView,
  useEnvironments,
  useSentences,
  useStepTitle,
} from '@mooring/react';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import styles from './Gates.module.css';

/** Props of {@link PlannedChanges}. */
export interface PlannedChangesProps {
  operation: OperationDetail;
}

/** What the steps that are still to come would change, for whoever decides about them. */
export function PlannedChanges(props: PlannedChangesProps) {
  const { stepList, environments } = props.operation;
  const { t } = useTranslationRef(gatesTranslationRef);
  const coming = stepList.filter(
    ({ direction, state, gate, preview }) =>
      direction === 'forward' &&
      state === 'pending' &&
      !gate &&
      preview &&
      preview.changes.length + preview.notes.length > 0,
  );
  return (
    <>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('gate.happens')}
      </Text>
      {coming.length === 0 ? (
        <Text as="p" color="secondary">
          {t('gate.nothingMore')}
        </Text>
      ) : (
        <ol
          className={styles.preview}
          aria-label={t('gate.happens')}
          // Takes the focus so that it can be scrolled by keys.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {coming.map(step => (
            <li key={step.seq}>
              <PlannedStep
                step={step}
                showEnvironment={environments.length > 1}
              />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function PlannedStep(props: { step: OperationStep; showEnvironment: boolean }) {
  const { step, showEnvironment } = props;
  const { titleOf } = useEnvironments();
  const stepTitle = useStepTitle();
  const tell = useSentences();
  const { changes = [], notes = [] } = step.preview ?? {};
  return (
    <>
      <p className={styles.stepTitle}>
        {stepTitle(step)}
        {showEnvironment && ` · ${titleOf(step.environment)}`}
      </p>
      <DiffView changes={changes} />
      {notes.map(note => (
        <Text key={note} as="p" variant="body-small" color="secondary">
          {tell(note)}
        </Text>
      ))}
    </>
  );
}
