import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
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
  InstanceInside,
  InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { useDeletePod } from '../../hooks/useDeletePod';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';

const TOAST_MS = 4_000;

/** Props of {@link DeletePodDialog}. */
export interface DeletePodDialogProps {
  instance: InstanceView;
  inside: InstanceInside;
  pod: string;
  onClose: () => void;
}

/** Says what comes of deleting a pod before it is deleted. */
export function DeletePodDialog(props: DeletePodDialogProps) {
  const { instance, inside, pod, onClose } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const toasts = useApi(toastApiRef);
  const deletion = useDeletePod(instance.id);
  const others = inside.pods.filter(
    ({ name, ready }) => ready && name !== pod,
  ).length;
  const confirm = () =>
    deletion.mutate(pod, {
      onSuccess: () => {
        toasts.post({
          title: t('pods.deleted', { pod }),
          status: 'success',
          timeout: TOAST_MS,
        });
        onClose();
      },
    });
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      isDismissable
      width={520}
    >
      <DialogHeader>{t('pods.deleteTitle', { pod })}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p">{t('pods.deleteText')}</Text>
          <Text as="p" weight="bold">
            {others === 0
              ? t('pods.deleteLast')
              : t('pods.deleteOthers', { count: others })}
          </Text>
          {deletion.error && <ErrorNote error={deletion.error} />}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          destructive
          isPending={deletion.isPending}
          onPress={confirm}
        >
          {t('pods.delete')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('pods.deleteCancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
