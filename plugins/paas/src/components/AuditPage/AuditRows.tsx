import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { useAudit } from '../../hooks/useAudit';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { AuditTable } from './AuditTable';

/** Props of {@link AuditRows}. */
export interface AuditRowsProps {
  audit: ReturnType<typeof useAudit>;
  isFiltered: boolean;
  onShowAll: () => void;
}

/** The rows so far, and the way to older ones. */
export function AuditRows(props: AuditRowsProps) {
  const { audit, isFiltered, onShowAll } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const events = audit.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      {audit.isPending && <SectionSkeleton label={t('audit.loading')} />}
      {events?.length === 0 && (
        <Flex direction="column" gap="2" align="start">
          <Text as="p">{t(isFiltered ? 'audit.noneFits' : 'audit.empty')}</Text>
          {isFiltered && (
            <Button size="small" variant="secondary" onPress={onShowAll}>
              {t('audit.showAll')}
            </Button>
          )}
        </Flex>
      )}
      {events && events.length > 0 && (
        <AuditTable events={events} isOutdated={audit.isPlaceholderData} />
      )}
      {audit.hasNextPage && (
        <Flex justify="center">
          <Button
            variant="secondary"
            isPending={audit.isFetchingNextPage}
            onPress={() => audit.fetchNextPage()}
          >
            {t('audit.more')}
          </Button>
        </Flex>
      )}
    </>
  );
}
