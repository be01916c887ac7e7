import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PlanDifference } from '@mooring/backstage-plugin-paas-common';
import { PlainTable } from '@mooring/react';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';

/** Props of {@link PlanDifferenceTable}. */
export interface PlanDifferenceTableProps {
  difference: PlanDifference[];
}

/** Only what a plan says otherwise than the one about which people were asked before. */
export function PlanDifferenceTable(props: PlanDifferenceTableProps) {
  const { t: tGates } = useTranslationRef(gatesTranslationRef);
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const words = (value: PlanDifference['was']) =>
    value ? changeText(value) : tGates('gate.notPlanned');
  return (
    <div>
      <Text as="h3" variant="body-medium" weight="bold">
        {tGates('gate.difference')}
      </Text>
      <PlainTable
        label={tGates('gate.difference')}
        columns={[
          {
            id: 'object',
            label: tOperations('operation.conflictObject'),
            isRowHeader: true,
            cell: ({ object }) => object,
          },
          {
            id: 'field',
            label: tOperations('operation.conflictField'),
            cell: ({ field }) => <code>{field}</code>,
          },
          {
            id: 'was',
            label: tGates('gate.wasPlanned'),
            cell: ({ was }) => words(was),
          },
          {
            id: 'now',
            label: tGates('gate.isPlanned'),
            cell: ({ now }) => words(now),
          },
        ]}
        items={props.difference}
        keyOf={({ object, field }) => `${object} ${field}`}
      />
    </div>
  );
}

function changeText({
  before,
  after,
}: NonNullable<PlanDifference['was']>): string {
  return [before, after]
    .map(value => (typeof value === 'string' ? value : JSON.stringify(value)))
    .map(text => text ?? '—')
    .join(' → ');
}
