import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonLink,
  Card,
  CardBody,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import { Elapsed, ErrorNote } from '@mooring/react';
import { useBoard } from '../../hooks/useBoard';
import { useOperationWords } from '../../hooks/useOperationWords';
import { refName } from '../../lib/refName';
import { operationRouteRef, operationsRouteRef } from '../../routes';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from '../InFlightCard/InFlightCard.module.css';

/** As many as can be taken in at a glance. */
const SHOWN = 8;

/** What goes on only when the reader or one of the reader's groups decides, the longest waiting first. */
export function WaitingForMeCard() {
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const operationsLink = useRouteRef(operationsRouteRef);
  const {
    board: { data, error, isPending, refetch },
  } = useBoard({});
  const items = data?.mineToDo.items.slice(0, SHOWN);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {data && data.mineToDo.count > 0
            ? `${tBoard('home.waitingForMe')} (${data.mineToDo.count})`
            : tBoard('home.waitingForMe')}
        </Text>
      </CardHeader>
      <CardBody className={styles.body}>
        {error && (
          <ErrorNote
            title={t('home.inFlightError')}
            error={error}
            onRetry={() => refetch()}
          />
        )}
        {isPending && !error && <Skeleton width="100%" height={64} />}
        {items?.length === 0 && (
          <Text as="p" color="secondary">
            {tBoard('home.nothingWaits')}
          </Text>
        )}
        {items && items.length > 0 && (
          <ul className={styles.list} aria-label={tBoard('home.waitingForMe')}>
            {items.map(operation => (
              <li key={operation.id}>
                <WaitingLine operation={operation} />
              </li>
            ))}
          </ul>
        )}
        <Link href={`${operationsLink?.() ?? ''}?mine=true`}>
          {tBoard('home.showMine')}
        </Link>
      </CardBody>
    </Card>
  );
}

function WaitingLine(props: { operation: Operation }) {
  const { operation } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const { what } = useOperationWords();
  const href = useRouteRef(operationRouteRef)?.({ id: operation.id }) ?? '';
  return (
    <div className={styles.line}>
      <span>
        <Link standalone weight="bold" href={href}>
          {what(operation)}
        </Link>{' '}
        <span className={styles.small}>
          {t('home.startedBy', { by: refName(operation.initiator) })}{' '}
          {tBoard('home.waitsSince')}{' '}
          <Elapsed
            from={operation.holder?.since ?? operation.createdAt}
            to={undefined}
          />
        </span>
      </span>
      <ButtonLink
        size="small"
        variant="secondary"
        href={href}
        aria-label={tBoard('home.reviewOf', { what: what(operation) })}
      >
        {tBoard('home.review')}
      </ButtonLink>
    </div>
  );
}
