import { InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { DeployChange, Size } from '@mooring/backstage-plugin-paas-common';

const CPU = /^(\d{1,3}(\.\d{1,3})?|\d{1,6}m)$/;
const MEMORY = /^\d{1,6}(Mi|Gi)$/;
const MAX_CPU = 64_000;
const MAX_MEMORY_MI = 256 * 1024;

/**
 * A size by its name among the blueprint's, or one in figures.
 *
 * @throws InputError that names the field
 */
export function parseSize(
  wanted: NonNullable<DeployChange['size']>,
  sizes: readonly Size[],
): Size {
  if (typeof wanted === 'string') {
    const size = sizes.find(({ name }) => name === wanted);
    if (!size) {
      throw new InputError(
        `size: ${say('size.unknown', {
          size: wanted,
          names: sizes.map(({ name }) => name).join(', '),
        })}`,
      );
    }
    return size;
  }
  const { requests, limits } = wanted;
  const cpu = millicores('size.requests.cpu', requests.cpu);
  const memory = mebibytes('size.requests.memory', requests.memory);
  if (mebibytes('size.limits.memory', limits.memory) < memory) {
    throw new InputError(`size.limits.memory: ${say('size.limit')}`);
  }
  if (
    limits.cpu !== undefined &&
    millicores('size.limits.cpu', limits.cpu) < cpu
  ) {
    throw new InputError(`size.limits.cpu: ${say('size.limit')}`);
  }
  return { name: 'custom', resources: wanted };
}

function millicores(field: string, text: string): number {
  const amount = text.endsWith('m')
    ? Number(text.slice(0, -1))
    : Number(text) * 1000;
  if (!CPU.test(text) || amount < 1 || amount > MAX_CPU) {
    throw new InputError(
      `${field}: ${say('size.cpu', { max: MAX_CPU / 1000 })}`,
    );
  }
  return amount;
}

function mebibytes(field: string, text: string): number {
  const amount = Number(text.slice(0, -2)) * (text.endsWith('Gi') ? 1024 : 1);
  if (!MEMORY.test(text) || amount < 4 || amount > MAX_MEMORY_MI) {
    throw new InputError(
      `${field}: ${say('size.memory', { max: MAX_MEMORY_MI / 1024 })}`,
    );
  }
  return amount;
}
