import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import {
  RiErrorWarningLine,
  RiInformationLine,
  RiListCheck3,
  RiShip2Line,
} from '@remixicon/react';
import { memo } from 'react';
import { ClusterEvent } from './ClusterEvent';
import styles from './InstanceEvents.module.css';
import { OperationEntry } from './OperationEntry';
import { RolloutEntry } from './RolloutEntry';

/** Props of {@link TimelineLine}. */
export interface TimelineLineProps {
  entry: TimelineEntry;
}

function Line(props: TimelineLineProps) {
  const { entry } = props;
  return (
    <div className={styles.entry} data-look={lookOf(entry)}>
      <EntryIcon entry={entry} />
      <span className={styles.time}>
        <RelativeTime at={entry.at} />
      </span>
      <div className={styles.what}>
        {entry.type === 'event' && <ClusterEvent event={entry} />}
        {entry.type === 'operation' && <OperationEntry operation={entry} />}
        {entry.type === 'rollout' && <RolloutEntry rollout={entry} />}
      </div>
    </div>
  );
}

/** One thing that happened: when, what, to what. */
export const TimelineLine = memo(Line);

function lookOf(entry: TimelineEntry): string {
  return entry.type === 'event' ? entry.severity : entry.type;
}

function EntryIcon(props: TimelineLineProps) {
  const { entry } = props;
  if (entry.type === 'operation') {
    return <RiListCheck3 size={16} aria-hidden />;
  }
  if (entry.type === 'rollout') {
    return <RiShip2Line size={16} aria-hidden />;
  }
  return entry.severity === 'warning' ? (
    <RiErrorWarningLine size={16} aria-hidden />
  ) : (
    <RiInformationLine size={16} aria-hidden />
  );
}
