import type { ServerRecord } from '@mooring/backstage-plugin-dns-node';

const PREFIX = '_mooring.';
const MAX_NAME_LENGTH = 253;

/** The longest name whose ownership record still has a valid name. */
export const MAX_OWNED_NAME_LENGTH = MAX_NAME_LENGTH - PREFIX.length;

/**
 * Who wrote the records of a name: nobody said so, an owner of this portal, or
 * somebody else (another portal, or a record that cannot be read).
 */
export type Ownership =
  | { by: 'nobody' }
  | { by: 'owner'; owner: string }
  | { by: 'others' };

/** Where the ownership TXT of a name stands. */
export function ownershipName(name: string): string {
  return `${PREFIX}${name}`;
}

/** The name that an ownership TXT speaks of; undefined if it is none. */
export function ownedName(txtName: string): string | undefined {
  return txtName.startsWith(PREFIX) ? txtName.slice(PREFIX.length) : undefined;
}

/** The ownership TXT's value, quoted as in a zone file. */
export function ownershipValue(portalId: string, owner: string): string {
  return `"heritage=mooring,portal=${portalId},owner=${owner}"`;
}

/** Reads the ownership TXT of a name. */
export function parseOwnership(
  txt: ServerRecord | undefined,
  portalId: string,
): Ownership {
  if (!txt) {
    return { by: 'nobody' };
  }
  // Of two texts neither can be trusted.
  const value = txt.values.length === 1 ? txt.values[0]! : '';
  const match =
    /^"heritage=mooring,portal=([0-9a-f-]{36}),owner=([0-9a-f-]{36})"$/.exec(
      value,
    );
  return match && match[1] === portalId
    ? { by: 'owner', owner: match[2]! }
    : { by: 'others' };
}
