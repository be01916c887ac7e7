import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import {
  OPEN_SECTIONS,
  type Operation,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, OperationStateChip, RelativeTime } from '@mooring/react';
import { useBoard } from '../../hooks/useBoard';
import { useOperationWords } from '../../hooks/useOperationWords';
import { refName } from '../../lib/refName';
import { operationRouteRef, operationsRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { StepDots } from '../StepDots';
import styles from './InFlightCard.module.css';

/** As many as can be taken in at a glance. */
const SHOWN = 8;

/** Operations that have not ended, and where they stand; what waits for people first. */
export function InFlightCard() {
  const { t } = useTranslationRef(paasTranslationRef);
  const operationsLink = useRouteRef(operationsRouteRef);
  const {
    board: { data, error, isPending, refetch },
  } = useBoard({});
  const operations =
    data &&
    OPEN_SECTIONS.flatMap(section => data[section].items).slice(0, SHOWN);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('home.inFlight')}
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
            {t('home.nothingInFlight')}
          </Text>
        )}
        {operations && operations.length > 0 && (
          <ul className={styles.list} aria-label={t('home.inFlight')}>
            {operations.map(operation => (
              <li key={operation.id}>
                <OperationLine operation={operation} />
              </li>
            ))}
          </ul>
        )}
        <Link href={operationsLink?.() ?? ''}>{t('home.allOperations')}</Link>
      </CardBody>
    </Card>
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
