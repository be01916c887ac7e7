import { InputError } from '@backstage/errors';
import { say } from '@mooring/common';

const DAY_MS = 24 * 3_600_000;

/** @throws InputError that names `until`, for an end that is past or too far away */
export function assertUntil(until: string, maxDays: number): void {
  const days = (Date.parse(until) - Date.now()) / DAY_MS;
  if (days <= 0) {
    throw new InputError(`until: ${say('until.past')}`);
  }
  if (days > maxDays) {
    throw new InputError(`until: ${say('until.far', { days: maxDays })}`);
  }
}
