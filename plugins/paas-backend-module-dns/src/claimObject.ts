import { ConflictError } from '@backstage/errors';
import type { Availability } from '@mooring/backstage-plugin-dns-common';
import { HeldError } from '@mooring/backstage-plugin-paas-node';

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
      throw new ConflictError(`${name} is already claimed by ${detail}`);
    case 'foreign':
      throw new ConflictError(`${name} ${detail}`);
    case 'unknown':
      throw new HeldError(
        server === undefined ? 'DNS plugin' : `DNS server ${server}`,
        `Whether ${name} is free is not known: ${detail}`,
      );
    default:
  }
}
