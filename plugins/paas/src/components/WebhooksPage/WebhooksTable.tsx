import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Switch } from '@backstage/ui';
import type { Webhook } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, PlainTable } from '@mooring/react';
import { useWebhookActions } from '../../hooks/useWebhookActions';
import { changeOf } from '../../lib/webhookForm';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import { DeliveryOutcome } from './DeliveryOutcome';
import { WebhookActions } from './WebhookActions';
import { WebhookFilters } from './WebhookFilters';
import styles from './WebhooksPage.module.css';

/** Props of {@link WebhooksTable}. */
export interface WebhooksTableProps {
  webhooks: Webhook[];
  onEdit: (webhook: Webhook) => void;
  /** Shows its messages. */
  onShow: (webhook: Webhook) => void;
}

/** Every webhook in a row, with a switch and what became of the last message. */
export function WebhooksTable(props: WebhooksTableProps) {
  const { webhooks, onEdit, onShow } = props;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const { change } = useWebhookActions();
  return (
    <>
      {change.error && <ErrorNote error={change.error} />}
      <PlainTable
        label={t('webhooks.label')}
        items={webhooks}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'enabled',
            label: t('webhooks.enabled'),
            cell: webhook => (
              <Switch
                aria-label={t('webhooks.switch', { name: webhook.name })}
                isSelected={webhook.enabled}
                isDisabled={change.isPending}
                onChange={enabled =>
                  change.mutate({ ...changeOf(webhook), enabled })
                }
              />
            ),
          },
          {
            id: 'name',
            label: t('webhooks.name'),
            isRowHeader: true,
            cell: webhook => (
              <>
                {webhook.name}
                <span className={styles.address}>{webhook.shownUrl}</span>
              </>
            ),
          },
          {
            id: 'format',
            label: t('webhooks.format'),
            cell: ({ format }) => t(`webhooks.format.${format}`),
          },
          {
            id: 'toldOf',
            label: t('webhooks.toldOf'),
            cell: webhook => <WebhookFilters webhook={webhook} />,
          },
          {
            id: 'last',
            label: t('webhooks.last'),
            cell: ({ last, pending }) =>
              last ? (
                <DeliveryOutcome delivery={last}>
                  <Waiting count={pending} />
                </DeliveryOutcome>
              ) : (
                <>
                  {t('webhooks.never')}
                  <Waiting count={pending} />
                </>
              ),
          },
          {
            id: 'actions',
            label: t('webhooks.actions'),
            cell: webhook => (
              <WebhookActions
                webhook={webhook}
                onEdit={() => onEdit(webhook)}
                onShow={() => onShow(webhook)}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function Waiting(props: { count: number }) {
  const { count } = props;
  const { t } = useTranslationRef(webhooksTranslationRef);
  return count > 0 ? (
    <span className={styles.secondary}>{t('webhooks.waiting', { count })}</span>
  ) : null;
}
