import { at, objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';

/** How long a controller may take to notice. */
const GRACE = 60_000;

/** Ingresses that no controller serves, as far as they themselves tell. */
export function ingress(of: Case): Candidate[] {
  return of.facts.ingresses
    .filter(
      ({ createdAt, addresses, deletedAt }) =>
        addresses.length === 0 &&
        deletedAt === undefined &&
        of.now - createdAt >= GRACE,
    )
    .map(item => ({
      finding: {
        // Controllers may serve an Ingress without writing their address to it.
        ...(item.className === undefined
          ? { code: 'ingress-no-class', severity: 'failure' }
          : { code: 'ingress-no-address', severity: 'warning' }),
        params: {
          ingress: item.name,
          ...(item.className !== undefined && { class: item.className }),
        },
        objects: [objectOf('Ingress', item)],
        since: at(item.createdAt),
      },
      explains: [],
    }));
}
