import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ClusterView, Panel } from '@mooring/backstage-plugin-paas-common';
import { CopyButton, useMooringFormats } from '@mooring/react';
import { useClusters } from '../../hooks/useClusters';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './RuntimeContent.module.css';

/** Props of {@link NothingFound}. */
export interface NothingFoundProps {
  panel: Panel;
}

/** An entity that points at nothing: what was looked for and where, and how to be found. */
export function NothingFound(props: NothingFoundProps) {
  const { selector } = props.panel;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { list } = useMooringFormats();
  // Those who may not see clusters are told of all of them.
  const { data: clusters } = useClusters();
  const silent = clusters?.filter(({ state }) => state !== 'synced') ?? [];
  return (
    <div className={styles.nothing}>
      <Text as="h2" variant="title-x-small">
        {t('runtime.nothing')}
      </Text>
      <Text as="p">
        {clusters
          ? t('runtime.lookedIn', { clusters: list(clusters.map(nameOf)) })
          : t('runtime.lookedInAll')}
      </Text>
      {selector !== undefined && (
        <p className={styles.selector}>
          <code>{selector}</code>
          <CopyButton text={selector} />
        </p>
      )}
      {silent.length > 0 && (
        <Text as="p">
          {t('runtime.notAnswering', { clusters: list(silent.map(nameOf)) })}
        </Text>
      )}
      <Text as="p" color="secondary">
        {t('runtime.howToLabel')}
      </Text>
    </div>
  );
}

function nameOf(cluster: ClusterView): string {
  return cluster.name;
}
