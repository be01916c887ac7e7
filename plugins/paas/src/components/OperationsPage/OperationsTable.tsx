import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { Operation } from '@mooring/backstage-plugin-paas-common';
import { projectName } from '@mooring/common';
import {
  Elapsed,
  EmergencyChip,
  OperationStateChip,
  PlainTable,
  RelativeTime,
  type PlainTableColumn,
} from '@mooring/react';
import { useOperationWords } from '../../hooks/useOperationWords';
import { operationRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { HolderName } from '../HolderName';
import { StepDots } from '../StepDots';
import styles from './OperationsTable.module.css';

/** Props of {@link OperationsTable}. */
export interface OperationsTableProps {
  operations: Operation[];
}

/** Operations, a line each. */
export function OperationsTable(props: OperationsTableProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const { what } = useOperationWords();
  const operationLink = useRouteRef(operationRouteRef);
  const columns: PlainTableColumn<Operation>[] = [
    {
      id: 'what',
      label: t('operations.what'),
      isRowHeader: true,
      cell: operation => (
        <>
          <Link href={operationLink?.({ id: operation.id }) ?? ''}>
            {what(operation)}
          </Link>
          <span className={styles.secondary}>
            {projectName(operation.projectRef)}
          </span>
        </>
      ),
    },
    {
      id: 'state',
      label: t('operations.state'),
      cell: ({ state, emergency }) => (
        <>
          <OperationStateChip state={state} /> {emergency && <EmergencyChip />}
        </>
      ),
    },
    {
      id: 'progress',
      label: t('operations.progress'),
      cell: operation => <StepDots operation={operation} />,
    },
    {
      id: 'holder',
      label: t('operations.holder'),
      cell: ({ holder }) => (holder ? <HolderName holder={holder} /> : '—'),
    },
    {
      id: 'startedBy',
      label: t('operations.startedBy'),
      cell: ({ initiator }) => (
        <EntityDisplayName entityRef={initiator} hideIcon disableTooltip />
      ),
    },
    {
      id: 'when',
      label: t('operations.when'),
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      id: 'duration',
      label: t('operations.duration'),
      cell: ({ createdAt, endedAt }) => (
        <Elapsed from={createdAt} to={endedAt} />
      ),
    },
  ];
  return (
    <PlainTable
      label={t('operations.label')}
      columns={columns}
      items={props.operations}
      keyOf={({ id }) => id}
    />
  );
}
