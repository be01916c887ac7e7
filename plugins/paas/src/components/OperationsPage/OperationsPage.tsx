import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { useOperations } from '../../hooks/useOperations';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { PageFrame } from '../PageFrame';
import { NoOperations } from './NoOperations';
import { OperationsTable } from './OperationsTable';
import { TableSkeleton } from './TableSkeleton';

/** All operations, newest first. */
export function OperationsPage() {
  return (
    <PageFrame>
      <OperationsList />
    </PageFrame>
  );
}

function OperationsList() {
  const { t } = useTranslationRef(paasTranslationRef);
  const query = useOperations();
  const operations = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Flex direction="column" gap="4">
      {query.error && (
        <ErrorNote
          title={t('operations.error')}
          error={query.error}
          onRetry={() => query.refetch()}
        />
      )}
      {query.isPending && <TableSkeleton label={t('operations.loading')} />}
      {operations?.length === 0 && <NoOperations />}
      {operations !== undefined && operations.length > 0 && (
        <OperationsTable operations={operations} />
      )}
      {query.hasNextPage && (
        <Flex justify="center">
          <Button
            variant="secondary"
            isPending={query.isFetchingNextPage}
            onPress={() => query.fetchNextPage()}
          >
            {t('operations.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
