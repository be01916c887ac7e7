import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';
import { shortImage } from '../../lib/shortImage';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceEvents.module.css';

/** Props of {@link RolloutEntry}. */
export interface RolloutEntryProps {
  rollout: TimelineEntry & { type: 'rollout' };
}

/** Another version of a workload that the cluster began to roll out. */
export function RolloutEntry(props: RolloutEntryProps) {
  const { workload, revision, image } = props.rollout;
  const { t } = useTranslationRef(runtimeTranslationRef);
  return (
    <p className={styles.headline}>
      <strong>
        {t('events.rollout', { workload, revision: String(revision) })}
      </strong>
      <code title={image}>{shortImage(image)}</code>
    </p>
  );
}
