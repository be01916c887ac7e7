import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceEvents.module.css';

/** Props of {@link ClusterEvent}. */
export interface ClusterEventProps {
  event: TimelineEntry & { type: 'event' };
}

/** What the cluster reported, in its own words, and how often. */
export function ClusterEvent(props: ClusterEventProps) {
  const { severity, reason, message, about, count, firstAt } = props.event;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { dateTime } = useMooringFormats();
  return (
    <div className={styles.event}>
      <strong>
        {severity === 'warning' && (
          <VisuallyHidden>{t('events.warning')} </VisuallyHidden>
        )}
        {reason}
      </strong>
      <span className={styles.message}>
        {message}
        {count > 1 && (
          <span className={styles.secondary}>
            {t('events.times', {
              number: String(count),
              time: dateTime(firstAt),
            })}
          </span>
        )}
      </span>
      <code>{`${about.kind}/${about.name}`}</code>
    </div>
  );
}
