import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import {
  useEnvironments,
  useMooringFormats,
  usePlaceWords,
} from '@mooring/react';
import type { Decision } from '../../hooks/useOperationDecision';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { ConfirmDialog } from '../ConfirmDialog';
import { ConflictsTable } from './ConflictsTable';

/** Props of {@link DecisionDialog}. */
export interface DecisionDialogProps {
  operation: OperationDetail;
  decision: Exclude<Decision, 'continue'>;
  onClose: () => void;
  onConfirm: () => void;
}

/** Says what a decision comes to before it is taken. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { operation, decision, onClose, onConfirm } = props;
  const { t } = useTranslationRef(operationsTranslationRef);
  return (
    <ConfirmDialog
      title={t(`operation.${decision}Title`, {
        count: operation.conflicts.length,
      })}
      confirmLabel={t(`operation.${decision}Confirm`)}
      cancelLabel={t('operation.undoCancel')}
      destructive
      width={decision === 'takeOver' ? 720 : undefined}
      onConfirm={() => {
        onConfirm();
        onClose();
      }}
      onClose={onClose}
    >
      {decision === 'undo' && <UndoText operation={operation} />}
      {decision === 'cancel' && <Text as="p">{t('operation.cancelText')}</Text>}
      {decision === 'takeOver' && <TakeOverText operation={operation} />}
    </ConfirmDialog>
  );
}

function UndoText(props: { operation: OperationDetail }) {
  const { targets, undoTo } = props.operation;
  const { t } = useTranslationRef(operationsTranslationRef);
  const { titleOf } = useEnvironments();
  const placeOf = usePlaceWords(targets);
  return (
    <>
      {undoTo.map(({ environment: name, release }, index) => {
        const target = targets[index]?.instance ?? name;
        const environment = placeOf(target) ?? titleOf(name);
        return (
          <Text as="p" key={target}>
            {release === null
              ? t('operation.undoGone', { environment })
              : t('operation.undoBack', {
                  environment,
                  release: String(release),
                })}
          </Text>
        );
      })}
      <Text as="p" color="secondary">
        {t('operation.undoHow')}
      </Text>
    </>
  );
}

function TakeOverText(props: { operation: OperationDetail }) {
  const { conflicts } = props.operation;
  const { t } = useTranslationRef(operationsTranslationRef);
  const { list } = useMooringFormats();
  const managers = [...new Set(conflicts.map(({ manager }) => manager))];
  return (
    <>
      <ConflictsTable conflicts={conflicts} />
      <Text as="p">
        {t('operation.takeOverText', { managers: list(managers) })}
      </Text>
      <Text as="p" color="secondary">
        {t('operation.takeOverRecorded')}
      </Text>
    </>
  );
}
