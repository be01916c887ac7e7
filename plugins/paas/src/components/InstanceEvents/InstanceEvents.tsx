import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Switch, Text } from '@backstage/ui';
import type {
  InstanceView,
  TimelineEntry,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote } from '@mooring/react';
import { useState } from 'react';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { useTimeline } from '../../hooks/useTimeline';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { TimelineLine } from './TimelineLine';
import styles from './InstanceEvents.module.css';

/** More than this is shown when asked for. */
const PAGE = 100;

/** Props of {@link InstanceEvents}. */
export interface InstanceEventsProps {
  instance: InstanceView;
}

/** Cluster events, rollouts and operations in one line of time, newest first. */
export function InstanceEvents(props: InstanceEventsProps) {
  const { instance } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const view = useRuntimeView();
  const { data, error, isPending, refetch } = useTimeline(instance.id);
  const onlyWarnings = view.get('warnings') === '1';
  return (
    <div className={styles.root}>
      <Switch
        label={t('events.warnings')}
        isSelected={onlyWarnings}
        onChange={isOn => view.set({ warnings: isOn ? '1' : undefined })}
      />
      {data?.eventsError !== undefined && (
        <Alert
          status="warning"
          icon
          title={t('events.noEvents')}
          description={data.eventsError}
        />
      )}
      {error && (
        <ErrorNote
          title={t('events.error')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {isPending && <SectionSkeleton label={t('events.loading')} />}
      {data && (
        <Entries
          key={instance.id}
          items={onlyWarnings ? data.items.filter(isWarning) : data.items}
          emptyText={t(onlyWarnings ? 'events.noWarnings' : 'events.empty')}
        />
      )}
    </div>
  );
}

function Entries(props: { items: TimelineEntry[]; emptyText: string }) {
  const { items, emptyText } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const [limit, setLimit] = useState(PAGE);
  if (items.length === 0) {
    return <Text color="secondary">{emptyText}</Text>;
  }
  return (
    <>
      <ol className={styles.entries} aria-label={t('events.label')}>
        {items.slice(0, limit).map(entry => (
          <li key={`${entry.type} ${entry.id}`}>
            <TimelineLine entry={entry} />
          </li>
        ))}
      </ol>
      {items.length > limit && (
        <Button
          className={styles.more}
          size="small"
          variant="secondary"
          onPress={() => setLimit(limit + PAGE)}
        >
          {t('events.more', { count: items.length - limit })}
        </Button>
      )}
    </>
  );
}

function isWarning(entry: TimelineEntry): boolean {
  return (
    (entry.type === 'event' && entry.severity === 'warning') ||
    (entry.type === 'operation' && entry.state === 'held')
  );
}
