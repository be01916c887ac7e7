import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import Drawer from '@material-ui/core/Drawer';
import type {
  Webhook,
  WebhookCreate,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, useLanguage } from '@mooring/react';
import { useId, useState } from 'react';
import { useWebhookActions } from '../../hooks/useWebhookActions';
import { formChange, formOf, formRefusal } from '../../lib/webhookForm';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import styles from './WebhookDrawer.module.css';
import { WebhookFields } from './WebhookFields';

/** Props of {@link WebhookDrawer}. */
export interface WebhookDrawerProps {
  /** Undefined: a new one. */
  webhook: Webhook | undefined;
  /** Hosts that it may be sent to. */
  allow: string[];
  onClose: () => void;
}

/** A webhook to be filled in. */
export function WebhookDrawer(props: WebhookDrawerProps) {
  const { webhook, allow, onClose } = props;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const language = useLanguage();
  const { create, change } = useWebhookActions();
  const [form, setForm] = useState(() => formOf(webhook, language));
  const [titleId, reasonId] = [useId(), useId()];
  const refusal = formRefusal(form, webhook);
  const isPending = create.isPending || change.isPending;
  const error = create.error ?? change.error;

  const save = () => {
    if (refusal !== undefined || isPending) {
      return;
    }
    const options = { onSuccess: onClose };
    if (webhook) {
      change.mutate({ ...formChange(form), id: webhook.id }, options);
    } else {
      create.mutate(formChange(form) as WebhookCreate, options);
    }
  };

  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      PaperProps={{
        className: styles.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <form
        className={styles.frame}
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        <h2 id={titleId} className={styles.title}>
          {webhook
            ? t('webhooks.editTitle', { name: webhook.name })
            : t('webhooks.addTitle')}
        </h2>
        <div className={styles.form}>
          <WebhookFields
            form={form}
            webhook={webhook}
            allow={allow}
            onChange={changed => setForm({ ...form, ...changed })}
          />
          {error && <ErrorNote error={error} />}
        </div>
        <div className={styles.footer}>
          {refusal && (
            <Text id={reasonId} color="secondary">
              {t(`webhooks.${refusal}`)}
            </Text>
          )}
          <Button variant="secondary" onPress={onClose}>
            {t('webhooks.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isDisabled={refusal !== undefined}
            isPending={isPending}
            aria-describedby={refusal && reasonId}
          >
            {t('webhooks.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
