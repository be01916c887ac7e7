import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Link, Text } from '@backstage/ui';
import type {
  Webhook,
  WebhookDelivery,
} from '@mooring/backstage-plugin-paas-common';
import {
  ErrorNote,
  OperationStateChip,
  PlainTable,
  RelativeTime,
} from '@mooring/react';
import { useDeliveries } from '../../hooks/useDeliveries';
import { useWebhookActions } from '../../hooks/useWebhookActions';
import { operationRouteRef } from '../../routes';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { DeliveryOutcome } from './DeliveryOutcome';

/** Props of {@link DeliveriesSection}. */
export interface DeliveriesSectionProps {
  webhook: Webhook;
}

/** The messages to a webhook, the newest first; what has ended can be sent again. */
export function DeliveriesSection(props: DeliveriesSectionProps) {
  const { id, name } = props.webhook;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const deliveries = useDeliveries(id);
  const { redeliver } = useWebhookActions();
  const items = deliveries.data?.pages.flatMap(page => page.items);
  const title = t('webhooks.messagesOf', { name });
  return (
    <section aria-label={title}>
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-x-small">
          {title}
        </Text>
        {redeliver.error && <ErrorNote error={redeliver.error} />}
        {deliveries.error && (
          <ErrorNote
            title={t('webhooks.deliveriesError')}
            error={deliveries.error}
            onRetry={() => deliveries.refetch()}
          />
        )}
        {deliveries.isPending && (
          <SectionSkeleton label={t('webhooks.deliveriesLoading')} />
        )}
        {items?.length === 0 && (
          <Text as="p">{t('webhooks.deliveriesEmpty')}</Text>
        )}
        {items && items.length > 0 && (
          <PlainTable
            label={title}
            items={items}
            keyOf={delivery => delivery.id}
            columns={[
              {
                id: 'when',
                label: t('webhooks.when'),
                cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
              },
              {
                id: 'what',
                label: t('webhooks.what'),
                isRowHeader: true,
                cell: delivery => <What delivery={delivery} />,
              },
              {
                id: 'outcome',
                label: t('webhooks.outcome'),
                cell: delivery => <DeliveryOutcome delivery={delivery} />,
              },
              {
                id: 'attempts',
                label: t('webhooks.attempts'),
                cell: ({ attempts }) => String(attempts),
              },
              {
                id: 'again',
                label: t('webhooks.actions'),
                cell: ({ id: delivery, state }) =>
                  state !== 'pending' && (
                    <Button
                      size="small"
                      variant="secondary"
                      aria-label={t('webhooks.redeliverOf', {
                        id: delivery.slice(0, 8),
                      })}
                      onPress={() =>
                        redeliver.mutate({ webhook: id, delivery })
                      }
                    >
                      {t('webhooks.redeliver')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
        {deliveries.hasNextPage && (
          <Flex justify="center">
            <Button
              variant="secondary"
              isPending={deliveries.isFetchingNextPage}
              onPress={() => deliveries.fetchNextPage()}
            >
              {t('webhooks.older')}
            </Button>
          </Flex>
        )}
      </Flex>
    </section>
  );
}

/** An operation leads to its page. */
function What(props: { delivery: WebhookDelivery }) {
  const { change } = props.delivery;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const operationLink = useRouteRef(operationRouteRef);
  return change ? (
    <Flex gap="2" align="center">
      <Link href={operationLink?.({ id: change.operationId }) ?? ''}>
        {t('webhooks.operation')}
      </Link>
      <OperationStateChip state={change.state} />
    </Flex>
  ) : (
    <>{t('webhooks.testMessage')}</>
  );
}
