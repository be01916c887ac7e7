import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import { projectName } from '@mooring/common';
import {
  Elapsed,
  OperationStateChip,
  RelativeTime,
  useSentences,
} from '@mooring/react';
import { ARROW_STOP } from '../../hooks/useArrowKeys';
import { useOperationWords } from '../../hooks/useOperationWords';
import { operationRouteRef } from '../../routes';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { EmergencyMark } from '../EmergencyMark';
import { HolderName } from '../HolderName';
import { StepDots } from '../StepDots';
import styles from './BoardTable.module.css';

/** Props of {@link BoardRow}. */
export interface BoardRowProps {
  operation: Operation;
}

/** An operation in a line: how far it is, whom it waits for and since when. */
export function BoardRow(props: BoardRowProps) {
  const { operation } = props;
  const { holder, failure, createdAt, endedAt } = operation;
  const { t } = useTranslationRef(operationsTranslationRef);
  const { what } = useOperationWords();
  const tell = useSentences();
  const operationLink = useRouteRef(operationRouteRef);
  const why = tell(holder?.reason ?? failure ?? '');
  return (
    <tr>
      <th scope="row" {...{ [ARROW_STOP]: true }}>
        <span className={styles.line}>
          <Link href={operationLink?.({ id: operation.id }) ?? ''}>
            {what(operation)}
          </Link>
          {operation.service !== undefined && (
            <span className={styles.quiet}>
              {projectName(operation.projectRef)}
            </span>
          )}
          <EmergencyMark emergency={operation.emergency} />
        </span>
      </th>
      <td>
        <OperationStateChip state={operation.state} />
      </td>
      <td>
        <StepDots operation={operation} />
      </td>
      <td>
        {holder && (
          <span className={styles.line}>
            <span>
              <HolderName holder={holder} />
            </span>
            <span className={styles.quiet}>
              {t('operation.waitingFor', {
                duration: <Elapsed from={holder.since} to={undefined} />,
              })}
            </span>
          </span>
        )}
        {why && (
          <div className={styles.why} title={why}>
            {why}
          </div>
        )}
        {!holder && !why && '—'}
      </td>
      <td>
        <span className={styles.line}>
          <EntityDisplayName
            entityRef={operation.initiator}
            hideIcon
            disableTooltip
          />
          <span className={styles.quiet}>
            <RelativeTime at={createdAt} />
          </span>
        </span>
      </td>
      <td>
        <Elapsed from={createdAt} to={endedAt} />
      </td>
    </tr>
  );
}
