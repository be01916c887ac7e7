import { MAX_OWNED_NAME_LENGTH } from './ownership';
import { zoneOf } from './zones';

/** Why a name cannot be claimed or published here; undefined if it can. */
export function nameProblem(
  zones: readonly string[],
  name: string,
): string | undefined {
  if (zones.includes(name)) {
    return `${name} is a zone itself; its own records belong to whoever runs it`;
  }
  if (zoneOf(zones, name) === undefined) {
    return `${name} lies in none of the configured zones: ${
      zones.join(', ') || 'there are none'
    }`;
  }
  return name.length > MAX_OWNED_NAME_LENGTH
    ? `At most ${MAX_OWNED_NAME_LENGTH} characters, so that a record of ownership fits beside it`
    : undefined;
}
