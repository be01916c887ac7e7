import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A path in the per-user cache, which all checkouts share. */
export function cacheFolder(...parts: string[]): string {
  const { MOORING_CACHE, XDG_CACHE_HOME } = process.env;
  const root =
    MOORING_CACHE ??
    join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mooring');
  return join(resolve(root), ...parts);
}
