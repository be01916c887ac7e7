import { compareBuild, parse } from 'semver';

const natural = new Intl.Collator('en', { numeric: true });

/** Versions first, the newest first; then what is no version, in the order of its last numbers. */
export function sortTags(tags: readonly string[]): string[] {
  return [...new Set(tags)]
    .map(tag => ({ tag, version: parse(tag) }))
    .sort((a, b) => {
      if (a.version && b.version) {
        return (
          compareBuild(b.version, a.version) || natural.compare(a.tag, b.tag)
        );
      }
      if (a.version || b.version) {
        return a.version ? -1 : 1;
      }
      return natural.compare(b.tag, a.tag);
    })
    .map(({ tag }) => tag);
}
