import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Container, Flex, PluginHeader, Text } from '@backstage/ui';
import {
  paasWebhooksManagePermission,
  type Webhook,
  type WebhookList,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, statusOf } from '@mooring/react';
import { RiWebhookLine } from '@remixicon/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useWebhooks } from '../../hooks/useWebhooks';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import { MissingRight } from '../MissingRight';
import { SectionSkeleton } from '../SectionSkeleton';
import { DeliveriesSection } from './DeliveriesSection';
import { WebhookDrawer } from './WebhookDrawer';
import { WebhooksTable } from './WebhooksTable';

/** Who outside the portal is told of operations, and what became of it. */
export function WebhooksPage() {
  const { t } = useTranslationRef(webhooksTranslationRef);
  const webhooks = useWebhooks();
  const [edited, setEdited] = useState<Webhook | 'new'>();
  const { data, error } = webhooks;
  const isRefused = statusOf(error) === 403;
  const refusal =
    data &&
    (data.refusal ??
      (data.allow.length === 0 ? t('webhooks.noHosts') : undefined));
  return (
    <>
      <PluginHeader
        icon={<RiWebhookLine />}
        title={t('webhooks.title')}
        customActions={
          data &&
          !isRefused && (
            <Button
              size="small"
              isDisabled={refusal !== undefined}
              onPress={() => setEdited('new')}
            >
              {t('webhooks.add')}
            </Button>
          )
        }
      />
      <Container py="4">
        {isRefused ? (
          <MissingRight
            what="webhooks"
            permission={paasWebhooksManagePermission.name}
            ownerRef={undefined}
          />
        ) : (
          <Flex direction="column" gap="4">
            <Text as="p" color="secondary">
              {t('webhooks.about')}
            </Text>
            {refusal !== undefined && <Text as="p">{refusal}</Text>}
            {error && (
              <ErrorNote
                title={t(data ? 'webhooks.stale' : 'webhooks.error')}
                error={error}
                onRetry={() => webhooks.refetch()}
              />
            )}
            {webhooks.isPending && (
              <SectionSkeleton label={t('webhooks.loading')} />
            )}
            {data && <Content list={data} onEdit={setEdited} />}
          </Flex>
        )}
      </Container>
      {data && edited && (
        <WebhookDrawer
          webhook={edited === 'new' ? undefined : edited}
          allow={data.allow}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function Content(props: {
  list: WebhookList;
  onEdit: (webhook: Webhook) => void;
}) {
  const { list, onEdit } = props;
  const { t } = useTranslationRef(webhooksTranslationRef);
  // Which messages are shown stands in the address, so that a link leads there.
  const [search, setSearch] = useSearchParams();
  const shown = list.items.find(({ id }) => id === search.get('webhook'));
  if (list.items.length === 0) {
    return (
      <div>
        <Text as="p">{t('webhooks.empty')}</Text>
        <Text as="p" color="secondary">
          {t('webhooks.emptyHint')}
        </Text>
      </div>
    );
  }
  return (
    <>
      <WebhooksTable
        webhooks={list.items}
        onEdit={onEdit}
        onShow={({ id }) => setSearch({ webhook: id })}
      />
      {shown && <DeliveriesSection key={shown.id} webhook={shown} />}
    </>
  );
}
