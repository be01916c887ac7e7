import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { useMemo } from 'react';
import { useOverview } from '../../hooks/useOverview';
import { useOwnership } from '../../hooks/useOwnership';
import { summarise, type Wanting } from '../../lib/overview/summarise';
import { servicesRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { InstanceLine } from '../InstanceWords';
import { ListCard } from '../ListCard';

/** As many as can be taken in at a glance. */
const SHOWN = 8;

/** What of one's own wants somebody, in sentences, and how much else runs quietly. */
export function HomeCard() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { number } = useMooringFormats();
  const overview = useOverview();
  const { data: claims, error: ownershipError } = useOwnership();
  const rows = overview.data?.rows;
  const summary = useMemo(
    () => rows && claims && summarise(rows.values(), claims),
    [rows, claims],
  );
  const servicesLink = useRouteRef(servicesRouteRef)?.() ?? '';
  const error = overview.error ?? ownershipError;
  const shown = summary?.wanting.slice(0, SHOWN) ?? [];
  const wanting = summary ? countOf(summary.wanting) : 0;
  const others = summary ? summary.services - countOf(shown) : 0;
  return (
    <ListCard
      title={
        wanting === 0
          ? t('home.title')
          : t('home.titleWanting', { count: wanting, number: number(wanting) })
      }
      label={t('services.attention')}
      lines={
        summary &&
        shown.map(item => ({
          id: item.instance.id,
          line: <WantingLine {...item} />,
        }))
      }
      none={
        summary?.services === 0 ? (
          <>
            {t('home.empty')} <Link href="/create">{t('home.create')}</Link>
          </>
        ) : (
          t('home.allFine')
        )
      }
      more={
        summary &&
        summary.services > 0 && (
          <Link href={`${servicesLink}?owned=me`}>
            {others === 0 || wanting === 0
              ? t('home.showAll')
              : t('home.others', { count: others, number: number(others) })}
          </Link>
        )
      }
      errorTitle={t('home.error')}
      error={error}
      onRetry={() => overview.refetch()}
    />
  );
}

function WantingLine(props: Wanting) {
  const { row, instance } = props;
  const { titleOf } = useEnvironments();
  const entityLink = useRouteRef(entityRouteRef);
  const { environment, place, id } = instance;
  const isEnvironment = row.managed && environment !== undefined;
  const search = new URLSearchParams({
    environment: isEnvironment ? environment : id,
  });
  return (
    <InstanceLine
      title={row.name}
      subtitle={isEnvironment ? titleOf(environment) : place}
      href={`${
        entityLink?.(parseEntityRef(row.entityRef)) ?? ''
      }/runtime?${search}`}
      status={instance.status}
      ready={instance.ready}
      wanted={instance.wanted}
      staleSince={instance.staleSince}
      finding={instance.finding}
    />
  );
}

/** Services, of which several instances may want somebody. */
function countOf(wanting: Wanting[]): number {
  return new Set(wanting.map(({ row }) => row.entityRef)).size;
}
