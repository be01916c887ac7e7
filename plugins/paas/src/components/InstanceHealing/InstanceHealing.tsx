import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Healing,
  InstanceInside,
  InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import {
  ErrorNote,
  FindingList,
  PlainTable,
  RelativeTime,
  type PlainTableColumn,
} from '@mooring/react';
import { useHealings } from '../../hooks/useHealings';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { HealingOutcome } from './HealingOutcome';
import styles from './InstanceHealing.module.css';
import { WhatFailed } from './WhatFailed';

/** Props of {@link InstanceHealing}. */
export interface InstanceHealingProps {
  instance: InstanceView;
  inside: InstanceInside;
}

/** What would not survive a failure, and how the cluster mended those that happened. */
export function InstanceHealing(props: InstanceHealingProps) {
  const { instance, inside } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { data, error, isPending, refetch } = useHealings(instance.id);
  const risks = inside.findings.filter(({ severity }) => severity === 'risk');
  return (
    <div className={styles.root}>
      {risks.length > 0 && (
        <section aria-label={t('healing.risks')}>
          <h3 className={styles.title}>{t('healing.risks')}</h3>
          <FindingList findings={risks} />
        </section>
      )}
      <section aria-label={t('healing.title')}>
        <h3 className={styles.title}>{t('healing.title')}</h3>
        {error && (
          <ErrorNote
            title={t('healing.error')}
            error={error}
            onRetry={() => refetch()}
          />
        )}
        {isPending && <SectionSkeleton label={t('healing.loading')} />}
        {data && data.length === 0 && (
          <Text as="p" color="secondary">
            {t('healing.empty')}
          </Text>
        )}
        {data && data.length > 0 && (
          <HealingTable instance={instance} healings={data} />
        )}
      </section>
    </div>
  );
}

function HealingTable(props: { instance: InstanceView; healings: Healing[] }) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const title = useInstanceTitle()(props.instance);
  const columns: PlainTableColumn<Healing>[] = [
    {
      id: 'what',
      label: t('healing.what'),
      isRowHeader: true,
      cell: healing => <WhatFailed healing={healing} />,
    },
    {
      id: 'when',
      label: t('healing.when'),
      cell: ({ failedAt }) => <RelativeTime at={failedAt} />,
    },
    {
      id: 'node',
      label: t('pods.node'),
      cell: ({ node }) => <span className={styles.name}>{node ?? '—'}</span>,
    },
    {
      id: 'replacement',
      label: t('healing.replacement'),
      cell: healing => <Replacement healing={healing} />,
    },
    {
      id: 'outcome',
      label: t('healing.outcome'),
      cell: healing => <HealingOutcome healing={healing} />,
    },
  ];
  return (
    <PlainTable
      label={t('healing.label', { environment: title })}
      columns={columns}
      items={props.healings}
      keyOf={({ id }) => id}
    />
  );
}

function Replacement(props: { healing: Healing }) {
  const { scope, replacedBy, replacementNode } = props.healing;
  const { t } = useTranslationRef(runtimeTranslationRef);
  if (scope === 'container') {
    return <>{t('healing.inPlace')}</>;
  }
  return replacedBy === undefined ? (
    <>{t('healing.none')}</>
  ) : (
    <>
      <span className={styles.name}>{replacedBy}</span>
      {replacementNode !== undefined && (
        <span className={styles.secondary}>
          {t('healing.onNode', { node: replacementNode })}
        </span>
      )}
    </>
  );
}
