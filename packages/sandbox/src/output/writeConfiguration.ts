import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { environments } from '../environments.ts';
import type { Sandbox } from '../Sandbox.ts';
import { repositoryRoot } from '../state/StateFolder.ts';
import { portalManifest } from '../kubernetes/portalAccess.ts';
import { findOnPath } from '../processes/findOnPath.ts';
import { portalConfig } from './portalConfig.ts';

/**
 * Writes what the portal (`app-config.sandbox.yaml`) and the tests
 * (`sandbox.json`) need to know of a running sandbox.
 */
export async function writeConfiguration(sandbox: Sandbox): Promise<void> {
  const { folder } = sandbox;
  const clusters = await Promise.all(
    sandbox.clusters.map(async cluster => ({
      name: cluster.name,
      ...(await cluster.connection()),
    })),
  );
  const { baseUrl, configFile } = sandbox.portal;
  folder.write(
    basename(configFile),
    stringify(portalConfig(sandbox, clusters)),
  );
  folder.writeJson('sandbox.json', {
    postgres: sandbox.postgres.connection,
    clusters: Object.fromEntries(
      clusters.map(({ name, ...cluster }) => [name, cluster]),
    ),
    dns: {
      ...sandbox.dns.connection,
      zones: environments.map(({ zone }) => zone),
      dig: findOnPath('dig'),
    },
    registry: sandbox.registry?.connection,
    oidc: sandbox.signIn.connection,
    portal: { baseUrl, manifest: portalManifest },
    configFiles: [join(repositoryRoot, 'app-config.yaml'), configFile],
    bin: { folder: folder.path('bin'), kubectl: folder.path('bin/kubectl') },
  });
}
