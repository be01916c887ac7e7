import type { AuditGate } from '../audit/AuditGate';
import { AuthorizedAccessReviews } from './AuthorizedAccessReviews';
import { DefaultAccessReviews } from './DefaultAccessReviews';
import { GroupMembers } from './GroupMembers';

/** Who may do what, for those whom the gate lets in. */
export function createAccessReviews(
  options: ConstructorParameters<typeof GroupMembers>[0] &
    Omit<ConstructorParameters<typeof DefaultAccessReviews>[0], 'members'> & {
      gate: AuditGate;
    },
): AuthorizedAccessReviews {
  const members = new GroupMembers(options);
  return new AuthorizedAccessReviews(
    new DefaultAccessReviews({ ...options, members }),
    options.gate,
  );
}
