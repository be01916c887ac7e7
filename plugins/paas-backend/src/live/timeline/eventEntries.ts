import type {
  EventLine,
  WarningSummary,
} from '@mooring/backstage-plugin-clusters-node';
import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';

/** An event of the cluster in the timeline. */
export function eventEntry(event: EventLine): TimelineEntry {
  return {
    type: 'event',
    id: event.uid,
    at: new Date(event.lastAt).toISOString(),
    severity: event.type === 'Warning' ? 'warning' : 'normal',
    reason: event.reason,
    message: event.message,
    about: { kind: event.about.kind, name: event.about.name },
    count: event.count,
    firstAt: new Date(event.firstAt).toISOString(),
  };
}

/** A warning that is remembered while the cluster does not answer. */
export function warningEntry(warning: WarningSummary): TimelineEntry {
  return {
    type: 'event',
    id: warning.uid,
    at: new Date(warning.lastAt).toISOString(),
    severity: 'warning',
    reason: warning.reason,
    message: warning.message,
    about: { kind: warning.about.kind, name: warning.about.name },
    count: warning.count,
    firstAt: new Date(warning.createdAt).toISOString(),
  };
}
