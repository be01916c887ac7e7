import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { Board, Operation } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import type { ReactNode } from 'react';
import { useBoard } from '../../hooks/useBoard';
import { operationsRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './OperationsCard.module.css';

/** As many as can be taken in at a glance. */
const SHOWN = 8;

/** Props of {@link OperationsCard}. */
export interface OperationsCardProps {
  title: string;
  /** Of the operations on the board, those to be shown, the most important first. */
  choose: (board: Board) => Operation[];
  /** How many there are in all; shown beside the title if any. */
  countOf?: (board: Board) => number;
  renderLine: (operation: Operation) => ReactNode;
  /** What is said where there is none. */
  none: string;
  more: string;
  /** Query of the board that shows all of them. */
  search?: string;
}

/** Some operations of the board, and the way to all of them. */
export function OperationsCard(props: OperationsCardProps) {
  const { title, choose, countOf, renderLine, none, more, search = '' } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const operationsLink = useRouteRef(operationsRouteRef);
  const {
    board: { data, error, isPending, refetch },
  } = useBoard({});
  const operations = data && choose(data).slice(0, SHOWN);
  const count = data && countOf?.(data);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {count ? `${title} (${count})` : title}
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
        {operations?.length === 0 && (
          <Text as="p" color="secondary">
            {none}
          </Text>
        )}
        {operations && operations.length > 0 && (
          <ul className={styles.list} aria-label={title}>
            {operations.map(operation => (
              <li key={operation.id}>{renderLine(operation)}</li>
            ))}
          </ul>
        )}
        <Link href={`${operationsLink?.() ?? ''}${search}`}>{more}</Link>
      </CardBody>
    </Card>
  );
}
