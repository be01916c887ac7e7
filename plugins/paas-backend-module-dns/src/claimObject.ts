import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { Availability } from '@mooring/backstage-plugin-dns-common';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import { systemOf } from './errors';

/** What a preview calls a claim. */
export function claimObject(name: string): string {
  return `Claim ${name}`;
}

/** @throws ConflictError, HeldError where a name cannot be had or that is not known */
export function refuseUnlessFree({
  name,
  state,
  detail,
  server,
}: Availability): void {
  switch (state) {
    case 'claimed':
      throw new ConflictError(
        say('names.claimedAlready', { name, what: detail! }),
      );
    case 'foreign':
      throw new ConflictError(`${name} ${detail}`);
    case 'unknown':
      throw new HeldError(
        systemOf(server),
        say('names.unknownWhy', { name, why: detail! }),
      );
    default:
  }
}
