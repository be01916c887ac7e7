import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { Webhook } from '@mooring/backstage-plugin-paas-common';
import { ReasonedMenu, useErrorWords } from '@mooring/react';
import { useState } from 'react';
import { useWebhookActions } from '../../hooks/useWebhookActions';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import { ConfirmDialog } from '../ConfirmDialog';
import styles from './WebhooksPage.module.css';

/** Props of {@link WebhookActions}. */
export interface WebhookActionsProps {
  webhook: Webhook;
  onEdit: () => void;
  onShow: () => void;
}

/** What can be done with a webhook. */
export function WebhookActions(props: WebhookActionsProps) {
  const { webhook, onEdit, onShow } = props;
  const { id, name } = webhook;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const toasts = useApi(toastApiRef);
  const { test, remove } = useWebhookActions();
  const wordsOf = useErrorWords();
  const [isAsked, setAsked] = useState(false);
  const onError = (error: unknown) =>
    toasts.post({ title: wordsOf(error).message, status: 'danger' });
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        variant="secondary"
        aria-label={t('webhooks.messagesOf', { name })}
        onPress={onShow}
      >
        {t('webhooks.messages')}
      </Button>
      <Button
        size="small"
        variant="secondary"
        aria-label={t('webhooks.editName', { name })}
        onPress={onEdit}
      >
        {t('webhooks.edit')}
      </Button>
      <ReasonedMenu
        label={t('webhooks.more', { name })}
        actions={[
          {
            id: 'test',
            label: t('webhooks.test'),
            // What becomes of it stands with the messages.
            onPress: () => test.mutate(id, { onSuccess: onShow, onError }),
          },
          {
            id: 'delete',
            label: t('webhooks.delete'),
            destructive: true,
            onPress: () => setAsked(true),
          },
        ]}
      />
      {isAsked && (
        <ConfirmDialog
          title={t('webhooks.deleteTitle', { name })}
          confirmLabel={t('webhooks.deleteConfirm')}
          destructive
          onConfirm={() => {
            setAsked(false);
            remove.mutate(id, { onError });
          }}
          onClose={() => setAsked(false)}
        >
          <Text as="p">{t('webhooks.deleteText')}</Text>
        </ConfirmDialog>
      )}
    </div>
  );
}
