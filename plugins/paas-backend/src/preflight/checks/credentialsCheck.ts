import type { ReleaseStore } from '../../releases/types';
import { lookAt } from '../lookAt';
import type { Check } from '../types';
import { wayBack } from '../wayBack';

/** Whether the old version had other secrets than it would find. */
export function credentialsCheck(options: {
  releases: Pick<ReleaseStore, 'get'>;
}): Check {
  return lookAt('credentials', 'Secrets', async context => {
    const ends = wayBack(context);
    const { instanceId, source } = context.target;
    const old =
      ends && source !== undefined
        ? await options.releases.get(instanceId, source)
        : undefined;
    if (!ends || !old) {
      return [];
    }
    const had = Object.keys(old.content.secrets);
    const has = Object.keys(ends.after.secrets);
    const words = [
      ...difference('it had', had, has),
      ...difference('it did not have', has, had),
    ];
    return words.length === 0
      ? []
      : [
          {
            code: 'credentials',
            status: 'warning',
            message: `Release ${source} had other secrets: ${words.join(
              ' and ',
            )}. Secrets stay as they are now unless they are restored too`,
          },
        ];
  });
}

function difference(words: string, these: string[], those: string[]): string[] {
  const only = these.filter(name => !those.includes(name)).sort();
  return only.length === 0 ? [] : [`${words} ${only.join(', ')}`];
}
