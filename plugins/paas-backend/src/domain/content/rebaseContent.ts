import { canonicalJson } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { changedParts, contentChanges } from './contentChanges';
import { setVariables } from './setVariables';
import { takeParts } from './takePart';

/**
 * A change that was planned from one release, made on another.
 *
 * @param from - what it was planned from
 * @param to - what it was to lead to
 * @param base - what is there now
 * @returns undefined if somebody changed the same fields meanwhile
 */
export function rebaseContent(
  from: ReleaseContent | undefined,
  to: ReleaseContent | undefined,
  base: ReleaseContent | undefined,
): ReleaseContent | undefined {
  if (!from || !to || !base) {
    return undefined;
  }
  const touched = contentChanges(from, to);
  const moved = contentChanges(from, base);
  const key = ({ part, field }: (typeof touched)[number]) =>
    // Variables stand each for itself; of the other parts half would be neither.
    part === 'configuration' || part === 'credentials'
      ? `${part} ${field}`
      : part;
  const movedKeys = new Set(moved.map(key));
  if (touched.some(change => movedKeys.has(key(change)))) {
    return undefined;
  }
  const parts = changedParts(from, to);
  return setVariables(
    takeParts(base, to, parts),
    merge(from.config, to.config, base.config),
    merge(from.secrets, to.secrets, base.secrets),
  );
}

function merge(
  from: Record<string, string>,
  to: Record<string, string>,
  base: Record<string, string>,
): Record<string, string> {
  const merged = new Map(Object.entries(base));
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const value = to[name];
    if (value === from[name]) {
      continue;
    }
    if (value === undefined) {
      merged.delete(name);
    } else {
      merged.set(name, value);
    }
  }
  return Object.fromEntries(merged);
}

/** Whether two contents are the same. */
export function isSameContent(
  a: ReleaseContent | undefined,
  b: ReleaseContent | undefined,
): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
