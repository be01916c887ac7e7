import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { environments } from '../environments.ts';
import { repositoryRoot } from '../state/StateFolder.ts';

interface RootConfig {
  mooring?: { environments?: { cluster?: string }[] };
}

/**
 * The environments of `app-config.yaml` that are left when only some clusters
 * are there; undefined when all are.
 */
export function environmentsOn(
  clusters: readonly string[],
): object[] | undefined {
  if (environments.every(({ name }) => clusters.includes(name)))
    return undefined;
  const file = join(repositoryRoot, 'app-config.yaml');
  const config = existsSync(file)
    ? (parse(readFileSync(file, 'utf8')) as RootConfig)
    : {};
  return config.mooring?.environments?.filter(({ cluster = '' }) =>
    clusters.includes(cluster),
  );
}
