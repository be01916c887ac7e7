import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type {
  PolicyDocument,
  PolicyKind,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { useWithdrawPolicy } from '../../hooks/usePolicies';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';

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
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      isDismissable
      width={480}
    >
      <DialogHeader>{t('policies.withdrawTitle', { name })}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">{t('policies.withdrawText')}</Text>
          {withdrawal.error && (
            <ErrorNote
              title={t('policies.withdrawError', { name })}
              error={withdrawal.error}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          destructive
          isPending={withdrawal.isPending}
          onPress={() => withdrawal.mutate(document, { onSuccess: onClose })}
        >
          {t('policies.withdraw')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('policies.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
