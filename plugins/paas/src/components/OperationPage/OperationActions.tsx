import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FINAL_STATES,
  type OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, ReasonedActions } from '@mooring/react';
import { useState } from 'react';
import { useOperationDecision } from '../../hooks/useOperationDecision';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { UndoDialog } from './UndoDialog';

/** Props of {@link OperationActions}. */
export interface OperationActionsProps {
  operation: OperationDetail;
}

/** Continue and Undo, each with the reason where it cannot be used. */
export function OperationActions(props: OperationActionsProps) {
  const { operation } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const decision = useOperationDecision(operation.id);
  const [isAsking, setAsking] = useState(false);
  const refusal = useRefusals(operation);
  return (
    <>
      <ReasonedActions
        actions={[
          {
            id: 'continue',
            label: t('operation.continue'),
            variant: operation.canContinue ? 'primary' : 'secondary',
            reason: refusal.continue,
            isPending: decision.isPending && decision.variables === 'continue',
            onPress: () => decision.mutate('continue'),
          },
          {
            id: 'undo',
            label: t(`operation.undo.${operation.kind}`),
            reason: refusal.undo,
            isPending: decision.isPending && decision.variables === 'undo',
            onPress: () => setAsking(true),
          },
        ]}
      />
      {decision.error && <ErrorNote error={decision.error} />}
      <UndoDialog
        operation={operation}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => decision.mutate('undo')}
      />
    </>
  );
}

function useRefusals(operation: OperationDetail): {
  continue: string | undefined;
  undo: string | undefined;
} {
  const { t } = useTranslationRef(paasTranslationRef);
  const { state, canContinue, canUndo, stepList } = operation;
  if (FINAL_STATES.includes(state)) {
    return { continue: t('operation.ended'), undo: t('operation.ended') };
  }
  const isUndoing =
    state === 'undoing' ||
    stepList.some(({ direction }) => direction === 'undo');
  const whyNotContinue =
    state === 'held' ? t('operation.notYours') : t('operation.notHeld');
  const whyNotUndo = isUndoing
    ? t('operation.undoingAlready')
    : t('operation.notYours');
  return {
    continue: canContinue ? undefined : whyNotContinue,
    undo: canUndo ? undefined : whyNotUndo,
  };
}
