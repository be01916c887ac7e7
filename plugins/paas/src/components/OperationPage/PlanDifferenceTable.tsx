import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PlanDifference } from '@mooring/backstage-plugin-paas-common';
import { PlainTable } from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link PlanDifferenceTable}. */
export interface PlanDifferenceTableProps {
  difference: PlanDifference[];
}

/** Only what a plan says otherwise than the one about which people were asked before. */
export function PlanDifferenceTable(props: PlanDifferenceTableProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const words = (value: PlanDifference['was']) =>
    value ? changeText(value) : t('gate.notPlanned');
  return (
    <div>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('gate.difference')}
      </Text>
      <PlainTable
        label={t('gate.difference')}
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
            id: 'was',
            label: t('gate.wasPlanned'),
            cell: ({ was }) => words(was),
          },
          {
            id: 'now',
            label: t('gate.isPlanned'),
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
