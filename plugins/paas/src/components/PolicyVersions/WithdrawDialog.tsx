import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  PolicyDocument,
  PolicyKind,
} from '@mooring/backstage-plugin-paas-common';
import { useWithdrawPolicy } from '../../hooks/usePolicies';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { ConfirmDialog } from '../ConfirmDialog';

/** Props of {@link WithdrawDialog}. */
export interface WithdrawDialogProps {
  kind: PolicyKind;
  name: string;
  document: PolicyDocument;
  onClose: () => void;
}

/** Says what withdrawing means before it is done. */
export function WithdrawDialog(props: WithdrawDialogProps) {
  const { kind, name, document, onClose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const withdrawal = useWithdrawPolicy(kind);
  return (
    <ConfirmDialog
      title={t('policies.withdrawTitle', { name })}
      confirmLabel={t('policies.withdraw')}
      destructive
      isPending={withdrawal.isPending}
      error={{
        title: t('policies.withdrawError', { name }),
        error: withdrawal.error,
      }}
      onConfirm={() => withdrawal.mutate(document, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text as="p">{t('policies.withdrawText')}</Text>
    </ConfirmDialog>
  );
}
