import type { ConditionSummary } from './types';
import type { Interner } from './Interner';
import { parseOptionalTime } from './parseTime';
import type { RawTime } from './Raw';

interface RawCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: RawTime;
}

const NONE: readonly never[] = Object.freeze([]);

/** Conditions that are not as they should be. */
export function troublesOf(
  conditions: RawCondition[] | undefined,
  isTrouble: (condition: RawCondition) => boolean,
  interner: Interner,
): readonly ConditionSummary[] {
  const troubles = conditions?.filter(isTrouble) ?? NONE;
  return troubles.length === 0
    ? NONE
    : troubles.map(({ type, status, reason, message, lastTransitionTime }) => ({
        type: interner.text(type),
        status: statusOf(status),
        reason: interner.text(reason ?? ''),
        message: interner.text(message ?? ''),
        since: parseOptionalTime(lastTransitionTime) ?? 0,
      }));
}

function statusOf(status: string): ConditionSummary['status'] {
  return status === 'True' || status === 'False' ? status : 'Unknown';
}
