import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { ErrorNote, useMooringFormats } from '@mooring/react';
import { useArrowKeys } from '../../hooks/useArrowKeys';
import { useBoard } from '../../hooks/useBoard';
import { useBoardView } from '../../hooks/useBoardView';
import { useDefaultView } from '../../hooks/useDefaultView';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { PageFrame } from '../PageFrame';
import { BoardFilters } from './BoardFilters';
import { BoardSkeleton } from './BoardSkeleton';
import { BoardTable } from './BoardTable';
import { NoOperations } from './NoOperations';
import styles from './BoardPage.module.css';
import { isEmpty, isFiltered } from './isEmpty';

/** All operations: what is mine to do first, then what waits, is held, runs and is queued, then what has ended. */
export function BoardPage() {
  return (
    <PageFrame tab="board">
      <BoardOrDefault />
    </PageFrame>
  );
}

function BoardOrDefault() {
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const isReady = useDefaultView();
  return isReady ? (
    <BoardView />
  ) : (
    <BoardSkeleton label={tOperations('operations.loading')} />
  );
}

function BoardView() {
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const { time } = useMooringFormats();
  const view = useBoardView();
  const {
    board: { data, error, isPending, dataUpdatedAt, refetch },
    older,
  } = useBoard(view.query);
  const arrows = useArrowKeys();
  return (
    <Flex direction="column" gap="4">
      <BoardFilters
        board={data}
        query={view.query}
        address={view.address}
        onChange={view.change}
        onShow={view.show}
      />
      {error && (
        <ErrorNote
          title={
            data
              ? tBoard('board.errorLater', {
                  time: time(new Date(dataUpdatedAt).toISOString()),
                })
              : tOperations('operations.error')
          }
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {!error && data?.staleSince && (
        <Alert
          status="warning"
          title={tBoard('board.stale', { time: time(data.staleSince) })}
        />
      )}
      {isPending && !error && (
        <BoardSkeleton label={tOperations('operations.loading')} />
      )}
      {data && isEmpty(data) && !isFiltered(view.query) && <NoOperations />}
      {data && isEmpty(data) && isFiltered(view.query) && (
        <Flex align="center" gap="3">
          <Text as="p" color="secondary">
            {tBoard('board.noneFits')}
          </Text>
          <Button size="small" variant="tertiary" onPress={() => view.show('')}>
            {tBoard('board.showAll')}
          </Button>
        </Flex>
      )}
      {data && !isEmpty(data) && (
        <div
          ref={arrows}
          className={error || data.staleSince ? styles.stale : undefined}
        >
          <BoardTable board={data} />
        </div>
      )}
      {older.error && (
        <ErrorNote title={tBoard('board.olderError')} error={older.error} />
      )}
      {data?.done.nextCursor !== undefined && (
        <Flex justify="center">
          <Button
            variant="secondary"
            isPending={older.isPending}
            onPress={() => older.mutate(data.done.nextCursor!)}
          >
            {tOperations('operations.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
