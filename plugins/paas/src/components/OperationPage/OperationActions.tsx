import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  paasInstanceTakeOverPermission,
  type OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import {
  ErrorNote,
  ReasonedActions,
  type ReasonedAction,
} from '@mooring/react';
import { useState } from 'react';
import {
  useOperationDecision,
  type Decision,
} from '../../hooks/useOperationDecision';
import { useRollbackLink } from '../../hooks/useRollbackLink';
import { decisionRefusal, decisionsFor } from '../../lib/operationDecisions';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { DecisionDialog } from './DecisionDialog';
import { useUndoLabel } from './useUndoLabel';

/** What leads to the end that was asked for. */
const ONWARD: readonly Decision[] = ['continue', 'takeOver'];

/** Props of {@link OperationActions}. */
export interface OperationActionsProps {
  operation: OperationDetail;
}

/** What can be decided now, two buttons at the most; each says its result, or why it cannot be used. */
export function OperationActions(props: OperationActionsProps) {
  const { operation } = props;
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const { t: tReleases } = useTranslationRef(releasesTranslationRef);
  const decision = useOperationDecision(operation.id);
  const [asked, setAsked] = useState<Decision>();
  const undoLabel = useUndoLabel(operation);
  const rollback = useRollbackLink(operation);
  const { main, rest } = decisionsFor(operation);
  const labels: Record<Decision, string> = {
    continue: tOperations('operation.continue'),
    undo: undoLabel,
    cancel: tOperations('operation.cancel'),
    takeOver: tOperations('operation.takeOver'),
  };
  const actionOf = (name: Decision): ReasonedAction => {
    const refusal = decisionRefusal(name, operation);
    return {
      id: name,
      label: labels[name],
      variant:
        refusal === undefined && ONWARD.includes(name)
          ? 'primary'
          : 'secondary',
      reason:
        refusal &&
        tOperations(`operation.${refusal}`, {
          permission: paasInstanceTakeOverPermission.name,
        }),
      isPending: decision.isPending && decision.variables === name,
      onPress: () =>
        name === 'continue' ? decision.mutate(name) : setAsked(name),
    };
  };
  return (
    <>
      {rollback ? (
        <ReasonedActions
          actions={[
            {
              id: 'rollback',
              label: tReleases('releases.rollBackTo', {
                release: String(rollback.release),
              }),
              onPress: rollback.open,
            },
          ]}
        />
      ) : (
        <ReasonedActions
          actions={main.map(actionOf)}
          menu={{
            label: tOperations('operation.more'),
            actions: rest.map(actionOf),
          }}
        />
      )}
      {decision.error && <ErrorNote error={decision.error} />}
      {asked && asked !== 'continue' && (
        <DecisionDialog
          operation={operation}
          decision={asked}
          onClose={() => setAsked(undefined)}
          onConfirm={() => decision.mutate(asked)}
        />
      )}
    </>
  );
}
