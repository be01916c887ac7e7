import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef, useEntity } from '@backstage/plugin-catalog-react';
import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { Panel } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { usePanel } from '../../hooks/usePanel';
import { instanceKey } from '../../lib/instanceKey';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { InstanceLine } from '../InstanceWords';
import styles from './OverviewCard.module.css';

/** On an entity's first page: how it is doing everywhere, and where to read more. */
export function OverviewCard() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { entity } = useEntity();
  const entityLink = useRouteRef(entityRouteRef);
  const { data, error, isPending, refetch } = usePanel(
    stringifyEntityRef(entity),
  );
  const page = entityLink?.({
    kind: entity.kind.toLowerCase(),
    namespace: entity.metadata.namespace ?? 'default',
    name: entity.metadata.name,
  });
  const href = `${page ?? ''}/runtime`;
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('overview.title')}
          </Text>
          <Link href={href}>{t('overview.open')}</Link>
        </Flex>
      </CardHeader>
      <CardBody>
        {error && (
          <ErrorNote
            title={t('overview.error')}
            error={error}
            onRetry={() => refetch()}
          />
        )}
        {isPending && <Skeleton width="100%" height={64} />}
        {data && <Instances panel={data} href={href} />}
      </CardBody>
    </Card>
  );
}

function Instances(props: { panel: Panel; href: string }) {
  const { panel, href } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const titleOf = useInstanceTitle();
  if (panel.instances.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('overview.nowhere')}
      </Text>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('overview.title')}>
      {panel.instances.map(instance => {
        const search = new URLSearchParams({
          environment: instanceKey(instance),
        });
        return (
          <li key={instance.id} className={instance.stale ? styles.stale : ''}>
            <InstanceLine
              title={titleOf(instance)}
              href={`${href}?${search}`}
              status={instance.status}
              ready={instance.ready}
              wanted={instance.wanted}
              staleSince={instance.stale ? instance.asOf : undefined}
              finding={instance.inside?.findings[0]}
            />
          </li>
        );
      })}
    </ul>
  );
}
