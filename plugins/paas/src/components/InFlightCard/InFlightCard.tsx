import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  OPEN_SECTIONS,
  type Operation,
} from '@mooring/backstage-plugin-paas-common';
import { OperationStateChip, RelativeTime } from '@mooring/react';
import { useOperationWords } from '../../hooks/useOperationWords';
import { refName } from '../../lib/refName';
import { operationRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from '../ListCard/ListCard.module.css';
import { OperationsCard } from '../OperationsCard';
import { StepDots } from '../StepDots';

/** Operations that have not ended, and where they stand; what waits for people first. */
export function InFlightCard() {
  const { t } = useTranslationRef(paasTranslationRef);
  return (
    <OperationsCard
      title={t('home.inFlight')}
      choose={board => OPEN_SECTIONS.flatMap(section => board[section].items)}
      renderLine={operation => <OperationLine operation={operation} />}
      none={t('home.nothingInFlight')}
      more={t('home.allOperations')}
    />
  );
}

function OperationLine(props: { operation: Operation }) {
  const { operation } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { what } = useOperationWords();
  const operationLink = useRouteRef(operationRouteRef);
  return (
    <div className={styles.line}>
      <Link
        standalone
        weight="bold"
        href={operationLink?.({ id: operation.id }) ?? ''}
      >
        {what(operation)}
      </Link>
      <OperationStateChip state={operation.state} />
      <span className={styles.small}>
        {t('home.startedBy', { by: refName(operation.initiator) })}{' '}
        <RelativeTime at={operation.createdAt} />
      </span>
      <StepDots operation={operation} />
    </div>
  );
}
