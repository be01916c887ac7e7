import type { Finding } from '@mooring/backstage-plugin-paas-common';

/** A finding of which only code and severity matter. */
export function finding(
  code: Finding['code'],
  severity: Finding['severity'] = 'failure',
): Finding {
  return { code, severity, params: {}, objects: [] };
}
