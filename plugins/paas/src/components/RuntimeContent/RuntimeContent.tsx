import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ErrorNote, type InstanceCardLineProps } from '@mooring/react';
import type { ComponentType } from 'react';
import { usePanel } from '../../hooks/usePanel';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { LostNote } from '../LostNote';
import { NothingFound } from './NothingFound';
import styles from './RuntimeContent.module.css';
import { RunsNowhere } from './RunsNowhere';
import { RuntimeSkeleton } from './RuntimeSkeleton';
import { RuntimeView } from './RuntimeView';

/** Props of {@link RuntimeContent}. */
export interface RuntimeContentProps {
  /** Lines that other plugins add to every card. */
  cardLines: ComponentType<InstanceCardLineProps>[];
}

/** The tab of an entity: where it runs and how it is doing. */
export function RuntimeContent(props: RuntimeContentProps) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { entity } = useEntity();
  const panel = usePanel(stringifyEntityRef(entity));
  const { data, error, isPending, refetch, dataUpdatedAt } = panel;
  if (isPending) {
    return <RuntimeSkeleton />;
  }
  if (!data) {
    return (
      <ErrorNote
        title={t('runtime.error')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  return (
    <div className={styles.root}>
      <div className={`${styles.content} ${error ? styles.lost : ''}`}>
        {data.instances.length > 0 && (
          <RuntimeView panel={data} cardLines={props.cardLines} />
        )}
        {data.instances.length === 0 &&
          (data.serviceId === undefined ? (
            <NothingFound panel={data} />
          ) : (
            <RunsNowhere />
          ))}
      </div>
      {error && (
        <LostNote error={error} since={dataUpdatedAt} onRetry={refetch} />
      )}
    </div>
  );
}
