import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { Elapsed, RelativeTime } from '@mooring/react';
import type { ReactNode } from 'react';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import styles from './OperationFacts.module.css';

/** Enough of a hash to compare it by eye. */
const SHOWN_HASH = 'sha256:'.length + 12;

/** Props of {@link OperationFacts}. */
export interface OperationFactsProps {
  operation: OperationDetail;
}

/** Who started it, when, on which plan, and how long it took. */
export function OperationFacts(props: OperationFactsProps) {
  const { operation } = props;
  const { t } = useTranslationRef(operationsTranslationRef);
  return (
    <dl className={styles.facts}>
      {operation.entityRef === undefined ? (
        <Fact label={t('operation.project')}>
          <EntityRefLink entityRef={operation.projectRef} />
        </Fact>
      ) : (
        <Fact label={t('operation.service')}>
          <EntityRefLink entityRef={operation.entityRef} />
        </Fact>
      )}
      <Fact label={t('operation.startedBy')}>
        <EntityRefLink entityRef={operation.initiator} />
        {operation.via && ` ${t('operation.via', { via: operation.via })}`}
      </Fact>
      <Fact label={t('operation.startedAt')}>
        <RelativeTime at={operation.createdAt} />
      </Fact>
      <Fact label={t(operation.endedAt ? 'operation.took' : 'operation.takes')}>
        <Elapsed from={operation.createdAt} to={operation.endedAt} />
      </Fact>
      <Fact label={t('operation.plan')}>
        <code title={operation.planHash}>
          {operation.planHash.slice(0, SHOWN_HASH)}…
        </code>
      </Fact>
      {operation.note && (
        <Fact label={t('operation.note')}>{operation.note}</Fact>
      )}
    </dl>
  );
}

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
