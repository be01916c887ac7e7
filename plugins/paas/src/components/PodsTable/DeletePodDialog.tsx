import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  InstanceInside,
  InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import { useDeletePod } from '../../hooks/useDeletePod';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { ConfirmDialog } from '../ConfirmDialog';

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
    <ConfirmDialog
      title={t('pods.deleteTitle', { pod })}
      confirmLabel={t('pods.delete')}
      cancelLabel={t('pods.deleteCancel')}
      destructive
      isPending={deletion.isPending}
      error={deletion}
      width={520}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text as="p">{t('pods.deleteText')}</Text>
      <Text as="p" weight="bold">
        {others === 0
          ? t('pods.deleteLast')
          : t('pods.deleteOthers', { count: others })}
      </Text>
    </ConfirmDialog>
  );
}
