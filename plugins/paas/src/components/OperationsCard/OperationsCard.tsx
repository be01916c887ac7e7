import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { Board, Operation } from '@mooring/backstage-plugin-paas-common';
import type { ReactNode } from 'react';
import { useBoard } from '../../hooks/useBoard';
import { operationsRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ListCard } from '../ListCard';

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
    board: { data, error, refetch },
  } = useBoard({});
  const operations = data && choose(data).slice(0, SHOWN);
  const count = data && countOf?.(data);
  return (
    <ListCard
      title={count ? `${title} (${count})` : title}
      label={title}
      lines={operations?.map(operation => ({
        id: operation.id,
        line: renderLine(operation),
      }))}
      none={none}
      more={<Link href={`${operationsLink?.() ?? ''}${search}`}>{more}</Link>}
      errorTitle={t('home.inFlightError')}
      error={error}
      onRetry={() => refetch()}
    />
  );
}
