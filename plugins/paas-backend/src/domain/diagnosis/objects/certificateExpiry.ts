import { at, type Candidate } from '../Candidate';
import type { Case } from '../Case';

/** Automatic renewal happens earlier than this. */
const SOON = 14 * 86_400_000;

/** Certificates that have run out, or will soon. */
export function certificateExpiry({ context }: Case): Candidate[] {
  return (context.certificates ?? [])
    .filter(({ expiresAt }) => expiresAt - context.now < SOON)
    .map(({ host, expiresAt }) => ({
      finding: {
        code: 'certificate-expiry',
        severity: expiresAt <= context.now ? 'failure' : 'warning',
        params: { host, expiresAt: at(expiresAt) },
        objects: [],
      },
      explains: [],
    }));
}
