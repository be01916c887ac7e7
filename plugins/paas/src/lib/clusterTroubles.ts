import type { ClusterView } from '@mooring/backstage-plugin-paas-common';

const DAY = 86_400_000;

/** Time enough to have a certificate renewed by others. */
const EXPIRES_SOON = 30 * DAY;

/** What can be the matter with a cluster; the words are those of the page. */
export type ClusterTroubleCode =
  | 'unreachable'
  | 'credentials'
  | 'certificate'
  | 'overloaded'
  | 'fault'
  | 'other'
  | 'expired'
  | 'expiring'
  | 'refused'
  | 'quarantined';

/** One thing that is the matter. */
export interface ClusterTrouble {
  code: ClusterTroubleCode;
  severity: 'danger' | 'warning';
  /** As the cluster or the connection to it put it. */
  said?: string;
  /** What it is about, where that must be named: kinds, or a time. */
  subject: string;
}

/** By what an error says of itself; the first that fits. */
const ERRORS: [RegExp, ClusterTroubleCode][] = [
  [/refuses the portal's credentials/, 'credentials'],
  [/is overloaded/, 'overloaded'],
  [/certificate|self-signed|altnames/i, 'certificate'],
  [/does not answer/, 'unreachable'],
  [/has a fault/, 'fault'],
];

/** What is the matter with a cluster, the worst first. */
export function clusterTroubles(
  cluster: ClusterView,
  now: number,
): ClusterTrouble[] {
  const { state, error, certificateExpiresAt, kinds, quarantined } = cluster;
  const troubles: ClusterTrouble[] = [];
  if (state !== 'synced' && error !== undefined) {
    troubles.push({
      code: ERRORS.find(([pattern]) => pattern.test(error))?.[1] ?? 'other',
      severity: 'danger',
      said: error,
      subject: '',
    });
  }
  const validFor =
    certificateExpiresAt === undefined
      ? Infinity
      : Date.parse(certificateExpiresAt) - now;
  if (validFor < EXPIRES_SOON) {
    troubles.push({
      code: validFor < 0 ? 'expired' : 'expiring',
      severity: validFor < 0 ? 'danger' : 'warning',
      subject: certificateExpiresAt!,
    });
  }
  const refused = kinds.filter(kind => kind.state === 'refused');
  if (refused.length > 0) {
    troubles.push({
      code: 'refused',
      severity: 'warning',
      subject: refused.map(({ kind }) => kind).join(', '),
    });
  }
  if (quarantined.length > 0) {
    troubles.push({ code: 'quarantined', severity: 'warning', subject: '' });
  }
  return troubles;
}
