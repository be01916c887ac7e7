import type { Freeze } from '@mooring/backstage-plugin-paas-common';

/** The freezes that cover one of the environments at a time; `until` does not belong to them any more. */
export function freezesAt<T extends Freeze>(
  freezes: readonly T[],
  environments: readonly string[],
  at: Date,
): T[] {
  const time = at.getTime();
  return freezes.filter(
    freeze =>
      Date.parse(freeze.from) <= time &&
      time < Date.parse(freeze.until) &&
      freeze.environments.some(name => environments.includes(name)),
  );
}
