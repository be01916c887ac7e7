import { createHash } from 'node:crypto';
import { canonicalJson } from '@mooring/common';

/** `sha256:<hex>` over the canonical JSON of a value. */
export function contentHash(value: unknown): string {
  const hex = createHash('sha256').update(canonicalJson(value)).digest('hex');
  return `sha256:${hex}`;
}

/** The first ten hex digits of a value's hash, for names of immutable objects. */
export function shortHash(value: unknown): string {
  return contentHash(value).slice('sha256:'.length, 'sha256:'.length + 10);
}
