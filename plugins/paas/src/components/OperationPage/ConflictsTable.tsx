import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldConflict } from '@mooring/backstage-plugin-paas-common';
import { PlainTable } from '@mooring/react';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';

/** Props of {@link ConflictsTable}. */
export interface ConflictsTableProps {
  conflicts: FieldConflict[];
}

/** Fields that another manager of the cluster owns. */
export function ConflictsTable(props: ConflictsTableProps) {
  const { t } = useTranslationRef(operationsTranslationRef);
  return (
    <PlainTable
      label={t('operation.conflicts')}
      columns={[
        {
          id: 'object',
          label: t('operation.conflictObject'),
          isRowHeader: true,
          cell: ({ object }) => object,
        },
        {
          id: 'field',
          label: t('operation.conflictField'),
          cell: ({ field }) => <code>{field}</code>,
        },
        {
          id: 'manager',
          label: t('operation.conflictManager'),
          cell: ({ manager }) => manager,
        },
      ]}
      items={props.conflicts}
      keyOf={({ object, field, manager }) => `${object} ${field} ${manager}`}
    />
  );
}
