import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { stringify } from 'yaml';

/** Stands for a secret value that is there. */
const HIDDEN = '•••';

/** The objects of a release in apply order as a person reads them; of secrets the names only. */
export function releaseYaml({ objects }: ReleaseContent): string {
  return objects
    .map(({ sealedData, ...object }) =>
      stringify(
        sealedData === undefined
          ? object
          : { ...object, data: hidden(Object(sealedData)) },
        { aliasDuplicateObjects: false, lineWidth: 0 },
      ),
    )
    .join('---\n');
}

function hidden(values: object): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map(name => [name, HIDDEN]));
}
