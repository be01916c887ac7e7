import { say } from '@mooring/common';
import type { ReleaseStore } from '../../releases/types';
import { lookAt } from '../lookAt';
import type { Check } from '../types';
import { wayBack } from '../wayBack';

/** Whether the old version had other secrets than it would find. */
export function credentialsCheck(options: {
  releases: Pick<ReleaseStore, 'get'>;
}): Check {
  return lookAt('credentials', say('looked.secrets'), async context => {
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
    const message = inWords(
      context.target.source!,
      missingIn(has, had),
      missingIn(had, has),
    );
    return message === undefined
      ? []
      : [{ code: 'credentials', status: 'warning', message }];
  });
}

function missingIn(these: string[], those: string[]): string {
  return those
    .filter(name => !these.includes(name))
    .sort()
    .join(', ');
}

function inWords(
  release: number,
  gone: string,
  come: string,
): string | undefined {
  if (gone !== '' && come !== '') {
    return say('credentials.both', { release, names: gone, objects: come });
  }
  if (gone !== '') {
    return say('credentials.had', { release, names: gone });
  }
  return come === ''
    ? undefined
    : say('credentials.lacked', { release, names: come });
}
