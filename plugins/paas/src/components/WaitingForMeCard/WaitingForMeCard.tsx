import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link } from '@backstage/ui';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import { Elapsed } from '@mooring/react';
import { useOperationWords } from '../../hooks/useOperationWords';
import { refName } from '../../lib/refName';
import { operationRouteRef } from '../../routes';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from '../ListCard/ListCard.module.css';
import { OperationsCard } from '../OperationsCard';

/** What goes on only when the reader or one of the reader's groups decides, the longest waiting first. */
export function WaitingForMeCard() {
  const { t } = useTranslationRef(boardTranslationRef);
  return (
    <OperationsCard
      title={t('home.waitingForMe')}
      choose={({ mineToDo }) => mineToDo.items}
      countOf={({ mineToDo }) => mineToDo.count}
      renderLine={operation => <WaitingLine operation={operation} />}
      none={t('home.nothingWaits')}
      more={t('home.showMine')}
      search="?mine=true"
    />
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
