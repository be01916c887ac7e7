import type { Comparison } from '@mooring/backstage-plugin-paas-common';
import { compareVersions } from './compareVersions';
import type { LiveImageRow } from './DatabaseReleaseViewStore';

/** What is live in one environment beside what is in each other one. */
export function comparisonsOf(
  environment: string,
  images: readonly LiveImageRow[],
): Comparison[] {
  const history = (name: string) =>
    images.filter(image => image.environment === name);
  const here = history(environment);
  if (!here.at(-1)?.is_live) {
    return [];
  }
  const digests = (rows: LiveImageRow[]) => rows.map(({ digest }) => digest);
  return [...new Set(images.map(image => image.environment))]
    .filter(name => name !== environment)
    .sort()
    .flatMap(name => {
      const there = history(name);
      const last = there.at(-1);
      return last?.is_live
        ? [
            {
              environment: name,
              ...compareVersions(digests(here), digests(there)),
              tag: last.tag,
            },
          ]
        : [];
    });
}
