import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import { ErrorNote, useEnvironments } from '@mooring/react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useProjects } from '../../hooks/useProjects';
import { useStatistics, useStatisticsExport } from '../../hooks/useStatistics';
import {
  MONTHS,
  parseStatisticsView,
  writeStatisticsView,
  type StatisticsView,
} from '../../lib/board/statisticsView';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { FilterSelect } from '../FilterSelect';
import { PageFrame } from '../PageFrame';
import { DeliveryTable } from './DeliveryTable';
import { KeyFigures } from './KeyFigures';
import { WaitingTable } from './WaitingTable';

/** How changes were delivered in the last months, and for whom they waited. */
export function StatisticsPage() {
  return (
    <PageFrame tab="statistics">
      <StatisticsContent />
    </PageFrame>
  );
}

function StatisticsContent() {
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => parseStatisticsView(params), [params]);
  const change = (changed: Partial<StatisticsView>) =>
    setParams(writeStatisticsView({ ...view, ...changed }), { replace: true });
  const { data, error, isPending, refetch } = useStatistics(view);
  const download = useStatisticsExport();
  return (
    <Flex direction="column" gap="4">
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        <StatisticsFilters view={view} onChange={change} />
        <Button
          size="small"
          variant="secondary"
          isPending={download.isPending}
          onPress={() => download.mutate(view)}
        >
          {tBoard('statistics.export')}
        </Button>
      </Flex>
      {(error ?? download.error) && (
        <ErrorNote
          title={tBoard('statistics.error')}
          error={(error ?? download.error)!}
          onRetry={() => refetch()}
        />
      )}
      {isPending && !error && <Skeleton width="100%" height={240} />}
      {data && (
        <>
          <KeyFigures total={data.total} />
          {view.groupBy === 'holder' ? (
            <WaitingTable holders={data.holders} />
          ) : (
            <DeliveryTable groups={data.groups} groupBy={view.groupBy} />
          )}
          <Text as="p" variant="body-small" color="secondary">
            {tBoard('statistics.definitions')}
          </Text>
        </>
      )}
    </Flex>
  );
}

function StatisticsFilters(props: {
  view: StatisticsView;
  onChange: (changed: Partial<StatisticsView>) => void;
}) {
  const { view, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const { data: projects } = useProjects();
  return (
    <>
      <FilterSelect
        label={tBoard('statistics.time')}
        allLabel={tBoard('statistics.months', { count: 6 })}
        value={view.months === 6 ? undefined : String(view.months)}
        options={MONTHS.filter(months => months !== 6).map(months => ({
          value: String(months),
          label: tBoard('statistics.months', { count: months }),
        }))}
        onChange={months => onChange({ months: Number(months ?? 6) })}
      />
      <FilterSelect
        label={tBoard('statistics.groupBy')}
        allLabel={tBoard('statistics.by.month')}
        value={view.groupBy === 'month' ? undefined : view.groupBy}
        options={(['project', 'holder'] as const).map(groupBy => ({
          value: groupBy,
          label: tBoard(`statistics.by.${groupBy}`),
        }))}
        onChange={groupBy =>
          onChange({
            groupBy: (groupBy ?? 'month') as StatisticsView['groupBy'],
          })
        }
      />
      <FilterSelect
        label={t('services.project')}
        allLabel={t('services.allProjects')}
        value={view.projectRef}
        options={(projects ?? []).map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
        onChange={projectRef => onChange({ projectRef })}
      />
      <FilterSelect
        label={t('services.environment')}
        allLabel={t('services.allEnvironments')}
        value={view.environment}
        options={(environments ?? []).map(({ name }) => ({
          value: name,
          label: titleOf(name),
        }))}
        onChange={environment => onChange({ environment })}
      />
    </>
  );
}
