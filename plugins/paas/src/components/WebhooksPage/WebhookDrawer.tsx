import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  Webhook,
  WebhookCreate,
} from '@mooring/backstage-plugin-paas-common';
import { useLanguage } from '@mooring/react';
import { useState } from 'react';
import { useWebhookActions } from '../../hooks/useWebhookActions';
import { formChange, formOf, formRefusal } from '../../lib/webhookForm';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import { FormDrawer } from '../FormDrawer';
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
  const refusal = formRefusal(form, webhook);
  const error = create.error ?? change.error;

  const save = () => {
    const options = { onSuccess: onClose };
    if (webhook) {
      change.mutate({ ...formChange(form), id: webhook.id }, options);
    } else {
      create.mutate(formChange(form) as WebhookCreate, options);
    }
  };

  return (
    <FormDrawer
      title={
        webhook
          ? t('webhooks.editTitle', { name: webhook.name })
          : t('webhooks.addTitle')
      }
      save={{
        label: t('webhooks.save'),
        reason: refusal && t(`webhooks.${refusal}`),
        isPending: create.isPending || change.isPending,
        onSave: save,
      }}
      error={error && { error }}
      onClose={onClose}
    >
      <WebhookFields
        form={form}
        webhook={webhook}
        allow={allow}
        onChange={changed => setForm({ ...form, ...changed })}
      />
    </FormDrawer>
  );
}
