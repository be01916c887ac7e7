import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Switch, Text } from '@backstage/ui';
import { useMooringFormats } from '@mooring/react';
import { useMemo } from 'react';
import { useKeptOrder } from '../../hooks/useKeptOrder';
import { usePlaces } from '../../hooks/usePlaces';
import { useServicesView } from '../../hooks/useServicesView';
import { needsAttention } from '../../lib/overview/attention';
import type { OverviewState } from '../../lib/overview/mergeOverview';
import { selectServices } from '../../lib/overview/selectServices';
import {
  isFiltered,
  nextSort,
  writeServicesView,
} from '../../lib/overview/servicesView';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ServicesTable } from '../ServicesTable';
import { ServicesFilters } from './ServicesFilters';
import styles from './ServicesPage.module.css';

const NO_FILTERS = {
  search: '',
  mine: false,
  projectRef: undefined,
  ownerRef: undefined,
  environment: undefined,
  status: undefined,
};

/** Props of {@link ServicesList}. */
export interface ServicesListProps {
  overview: OverviewState;
  /** Refs through which the reader owns things. */
  claims: readonly string[];
}

/** The services that the URL asks for, in an order that stays while they are read. */
export function ServicesList(props: ServicesListProps) {
  const { overview, claims } = props;
  const { rows } = overview;
  const { t } = useTranslationRef(paasTranslationRef);
  const { number } = useMooringFormats();
  const { view, change } = useServicesView();
  const wanted = useMemo(
    () => selectServices(rows.values(), view, claims),
    [rows, view, claims],
  );
  const { shown, isOutdated, sortAgain } = useKeptOrder({
    wanted,
    rows,
    viewKey: writeServicesView(view).toString(),
  });
  const { places, hasOtherPlaces } = usePlaces(rows);
  const wanting = useMemo(
    () => shown.filter(row => row.instances.some(needsAttention)).length,
    [shown],
  );
  return (
    <>
      <ServicesFilters rows={rows} view={view} onChange={change} />
      <div className={styles.summary}>
        <Text as="p" variant="body-small" color="secondary" role="status">
          {isFiltered(view)
            ? t('services.countOf', {
                shown: number(shown.length),
                all: number(rows.size),
              })
            : t('services.count', {
                count: shown.length,
                number: number(shown.length),
              })}
          {wanting > 0 &&
            view.status !== 'attention' &&
            ` · ${t('services.wanting', {
              count: wanting,
              number: number(wanting),
            })}`}
        </Text>
        {isFiltered(view) && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => change(NO_FILTERS)}
          >
            {t('services.showAll')}
          </Button>
        )}
        {isOutdated && (
          <Button size="small" variant="tertiary" onPress={sortAgain}>
            {t('services.sortAgain')}
          </Button>
        )}
        <div className={styles.switches}>
          <Switch
            label={t('services.mine')}
            isSelected={view.mine}
            onChange={mine => change({ mine })}
          />
          <Switch
            label={t('services.grouped')}
            isSelected={view.grouped}
            onChange={grouped => change({ grouped })}
          />
        </div>
      </div>
      {shown.length === 0 ? (
        <Text as="p" color="secondary">
          {t('services.noneFits')}
        </Text>
      ) : (
        <ServicesTable
          rows={shown}
          claims={claims}
          places={places}
          hasOtherPlaces={hasOtherPlaces}
          grouped={view.grouped}
          sort={view.sort}
          onSort={column => change({ sort: nextSort(view.sort, column) })}
        />
      )}
    </>
  );
}
