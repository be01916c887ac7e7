import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Alert, Text } from '@backstage/ui';
import type {
  GateInput,
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions } from '@mooring/react';
import { useReader } from '../../hooks/useReader';
import { gateRefusal, gateType, standingGate } from '../../lib/gates';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import { DecisionForm } from './DecisionForm';
import { GateDetails } from './GateDetails';
import styles from './Gates.module.css';
import { PlanDifferenceTable } from './PlanDifferenceTable';
import { PlannedChanges } from './PlannedChanges';

/** Props of {@link GateCard}. */
export interface GateCardProps {
  operation: OperationDetail;
}

/** The gate at which an operation stands: for those who are asked with what they need to decide, for others why it is not theirs. */
export function GateCard(props: GateCardProps) {
  const { operation } = props;
  const step = standingGate(operation);
  return step ? <StandingGate key={step.seq} {...props} step={step} /> : null;
}

function StandingGate(props: {
  operation: OperationDetail;
  step: OperationStep & { gate: GateInput };
}) {
  const { operation, step } = props;
  const { decidable, decisions, difference = [] } = operation;
  const { t } = useTranslationRef(gatesTranslationRef);
  const { primaryTitle: group } = useEntityPresentation(step.gate.group);
  const heading = decidable ? t('gate.forYou') : t('gate.forOthers', { group });
  const isAskedAgain = decisions.some(
    ({ seq, counts }) => seq === step.seq && !counts,
  );
  return (
    <section className={styles.card} aria-label={heading}>
      <Text as="h2" variant="title-x-small">
        {heading}: {step.gate.title}
      </Text>
      {isAskedAgain && (
        <Alert
          status="warning"
          icon
          title={t('gate.askedAgain')}
          description={t('gate.askedAgainHint')}
        />
      )}
      {isAskedAgain && difference.length > 0 && (
        <PlanDifferenceTable difference={difference} />
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <GateDetails {...props} />
          {!decidable && <NotYours {...props} group={group} />}
        </div>
        {decidable && (
          <div className={styles.column}>
            <PlannedChanges operation={operation} />
          </div>
        )}
      </div>
      {decidable && (
        <DecisionForm operation={operation} decidable={decidable} />
      )}
    </section>
  );
}

/** The buttons of those who are asked, and why the reader is not one of them. */
function NotYours(props: {
  operation: OperationDetail;
  step: OperationStep & { gate: GateInput };
  group: string;
}) {
  const { operation, step, group } = props;
  const { t } = useTranslationRef(gatesTranslationRef);
  const { data: reader } = useReader();
  const refusal = gateRefusal(operation, step, reader);
  return (
    <ReasonedActions
      actions={([gateType(step.type), 'reject'] as const).map(name => ({
        id: name,
        label: t(`gate.${name}`),
        reason: t(`gate.refusal.${refusal}`, { group }),
        onPress: () => undefined,
      }))}
    />
  );
}
