import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Select, Text } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { useHistory } from '../../hooks/useHistory';
import { useHistoryView } from '../../hooks/useHistoryView';
import { useProjects } from '../../hooks/useProjects';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import { AuditFrame } from '../AuditFrame';
import { SectionSkeleton } from '../SectionSkeleton';
import { TimeField } from '../TimeField';
import { HistoryItems } from './HistoryItems';

/** What was live of a project at a moment, who let it, and what differed. */
export function HistoryPage() {
  const { t } = useTranslationRef(auditTranslationRef);
  const view = useHistoryView();
  const projects = useProjects();
  const history = useHistory(view.query);
  return (
    <AuditFrame>
      <Flex direction="column" gap="4">
        <Flex
          gap="3"
          align="end"
          role="search"
          aria-label={t('history.filters')}
        >
          <Select
            label={t('audit.project')}
            size="small"
            placeholder={t('history.chooseProject')}
            options={(projects.data ?? []).map(({ ref, title }) => ({
              value: ref,
              label: title,
            }))}
            value={view.projectRef ?? null}
            onChange={key =>
              view.change({ projectRef: key === null ? undefined : `${key}` })
            }
          />
          <TimeField
            label={t('history.at')}
            value={view.at}
            onChange={at => view.change({ at })}
          />
        </Flex>
        {view.query === undefined && (
          <Text as="p" color="secondary">
            {t('history.choose')}
          </Text>
        )}
        {history.isLoading && <SectionSkeleton label={t('history.loading')} />}
        {history.error && (
          <ErrorNote
            title={t('history.error')}
            error={history.error}
            onRetry={() => history.refetch()}
          />
        )}
        {history.data?.items.length === 0 && (
          <Text as="p">{t('history.nothing')}</Text>
        )}
        {history.data && <HistoryItems items={history.data.items} />}
      </Flex>
    </AuditFrame>
  );
}
