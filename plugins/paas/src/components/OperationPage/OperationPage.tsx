import {
  useRouteRefParams,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, StepGroups } from '@mooring/react';
import { useOperation } from '../../hooks/useOperation';
import { useOperationWords } from '../../hooks/useOperationWords';
import { operationRouteRef } from '../../routes';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { NudgeAction } from '../NudgeAction';
import { PageFrame } from '../PageFrame';
import { ConflictsTable } from './ConflictsTable';
import { EmergencyBanner } from './EmergencyBanner';
import { EvidenceSection } from './EvidenceSection';
import { FreezeOverride } from './FreezeOverride';
import { GateCard } from './GateCard';
import { GateDetails } from './GateDetails';
import { OperationActions } from './OperationActions';
import { OperationFacts } from './OperationFacts';
import { OperationState } from './OperationState';

/** One operation: what it does, where it stands, who can move it, and its steps. */
export function OperationPage() {
  const { t } = useTranslationRef(operationsTranslationRef);
  const { id } = useRouteRefParams(operationRouteRef);
  const { data, error, isPending, refetch } = useOperation(id);
  return (
    <PageFrame>
      <Flex direction="column" gap="4">
        {error && (
          <ErrorNote
            title={t('operation.error')}
            error={error}
            onRetry={() => refetch()}
          />
        )}
        {isPending && (
          <Flex direction="column" gap="3" role="status">
            <VisuallyHidden>{t('operation.loading')}</VisuallyHidden>
            <Skeleton width={480} height={28} />
            <Skeleton width={320} height={20} />
            <Skeleton width="100%" height={160} />
          </Flex>
        )}
        {data && <OperationView operation={data} />}
      </Flex>
    </PageFrame>
  );
}

function OperationView(props: { operation: OperationDetail }) {
  const { operation } = props;
  const { holder } = operation;
  const { t } = useTranslationRef(operationsTranslationRef);
  const { heading } = useOperationWords();
  return (
    <>
      <Text as="h2" variant="title-small">
        {heading(operation)}
      </Text>
      <EmergencyBanner operation={operation} />
      <OperationState operation={operation} />
      {holder?.code === 'freeze' && (
        <FreezeOverride operation={operation} overrideGroup={holder.name} />
      )}
      <GateCard operation={operation} />
      <OperationActions operation={operation} />
      <NudgeAction operation={operation} />
      {operation.conflicts.length > 0 && (
        <section>
          <Text as="h2" variant="title-x-small">
            {t('operation.conflicts')}
          </Text>
          <ConflictsTable conflicts={operation.conflicts} />
        </section>
      )}
      <OperationFacts operation={operation} />
      <EvidenceSection evidence={operation.evidence} />
      <Text as="h2" variant="title-x-small">
        {t('operation.steps')}
      </Text>
      <StepGroups
        operation={operation}
        renderGate={step =>
          step.gate && (
            <GateDetails
              operation={operation}
              step={{ ...step, gate: step.gate }}
            />
          )
        }
      />
    </>
  );
}
