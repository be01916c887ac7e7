import type { CoreV1Event } from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import { parseOptionalTime } from './parseTime';
import type { Raw } from './Raw';
import type { WarningSummary } from './types';

/** Reduces a Warning event as the API server sent it. */
export function warningSummary(
  event: Raw<CoreV1Event>,
  interner: Interner,
): WarningSummary {
  const { involvedObject: about, series } = event;
  const base = objectSummary(event, interner);
  return {
    ...base,
    about: {
      kind: interner.text(about?.kind ?? ''),
      name: about?.name ?? '',
      uid: about?.uid ?? '',
    },
    reason: interner.text(event.reason ?? ''),
    message: interner.text(event.message ?? ''),
    // One that is new says nothing, or zero.
    count: series?.count || event.count || 1,
    lastAt:
      parseOptionalTime(series?.lastObservedTime) ??
      parseOptionalTime(event.lastTimestamp) ??
      parseOptionalTime(event.eventTime) ??
      base.createdAt,
  };
}
