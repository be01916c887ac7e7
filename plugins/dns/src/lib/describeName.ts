import type { NameStatus } from '@mooring/backstage-plugin-dns-common';

/** An answer to one of the three questions about a name. */
export type Answer = 'yes' | 'no' | 'unknown';

/** The reason that a page gives in words; the rest are parameters of its message. */
export interface NameReason {
  code: NonNullable<NameStatus['reasonCode']> | 'not-claimed' | 'portal';
  server: string;
  values: string;
  problem: string;
}

/** What a line says of a name. */
export interface NameView {
  name: string;
  claimed: Answer;
  published: Answer;
  resolves: Answer;
  reason: NameReason | undefined;
  /** The backend's own sentence, which may say more. */
  detail: string | undefined;
}

/**
 * What to say of a name.
 *
 * @param status - undefined when the backend knows no claim of the name
 * @param problem - why the backend did not answer; old answers say nothing then
 */
export function describeName(
  name: string,
  status: NameStatus | undefined,
  problem: string | undefined,
): NameView {
  const reason = (code: NameReason['code']): NameReason => ({
    code,
    server: status?.server ?? '',
    values: status?.values.join(', ') ?? '',
    problem: problem ?? '',
  });
  if (problem !== undefined) {
    return {
      name,
      claimed: 'unknown',
      published: 'unknown',
      resolves: 'unknown',
      reason: reason('portal'),
      detail: undefined,
    };
  }
  if (status === undefined) {
    return {
      name,
      claimed: 'no',
      published: 'no',
      resolves: 'no',
      reason: reason('not-claimed'),
      detail: undefined,
    };
  }
  return {
    name,
    claimed: status.claimedBy === undefined ? 'no' : 'yes',
    published: status.published ? 'yes' : 'no',
    resolves: status.resolves,
    reason: status.reasonCode && reason(status.reasonCode),
    detail: status.reason,
  };
}
