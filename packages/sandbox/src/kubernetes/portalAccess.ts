import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { waitFor } from '../processes/waitFor.ts';
import { repositoryRoot } from '../state/StateFolder.ts';
import type { Kubectl } from './Kubectl.ts';

/** The manifest that gives the portal its rights, here and in real clusters. */
export const portalManifest = join(
  repositoryRoot,
  'docs/kubernetes/mooring-portal.yaml',
);
const namespace = 'mooring-system';
const tokenSecret = 'mooring-portal-token';

/** What the portal needs to reach a cluster. */
export interface PortalAccess {
  server: string;
  caData?: string;
  skipTLSVerify?: boolean;
  token: string;
}

interface Secret {
  data?: { token?: string };
}

interface KubeconfigView {
  clusters: {
    cluster: {
      server: string;
      'certificate-authority-data'?: string;
      'insecure-skip-tls-verify'?: boolean;
    };
  }[];
}

/** The objects that give the portal its rights, as `Kind name` in the order of the manifest. */
export function portalAccessObjects(): string[] {
  return parseAllDocuments(readFileSync(portalManifest, 'utf8')).map(
    document => {
      const { kind, metadata } = document.toJS() as {
        kind: string;
        metadata: { name: string; namespace?: string };
      };
      return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${
        metadata.name
      }`;
    },
  );
}

/** Applies the manifest that real clusters use too, and waits for the token. */
export async function applyPortalAccess(kubectl: Kubectl): Promise<void> {
  await kubectl.apply(readFileSync(portalManifest, 'utf8'));
  await waitFor(async () => (await readToken(kubectl)) !== undefined, {
    what: `the token of ${namespace}/${tokenSecret}`,
    timeoutMs: 30_000,
  });
}

/** Reads the address of the cluster and the portal's credentials. */
export async function readPortalAccess(
  kubectl: Kubectl,
): Promise<PortalAccess> {
  const token = await readToken(kubectl);
  const view = await kubectl.run([
    'config',
    'view',
    '--minify',
    '--flatten',
    '--raw',
    '-o',
    'json',
  ]);
  const cluster = (JSON.parse(view) as KubeconfigView).clusters[0]?.cluster;
  if (!token || !cluster)
    throw new Error(
      `${kubectl.kubeconfig} leads to no cluster with the portal's token`,
    );
  return {
    server: cluster.server,
    caData: cluster['certificate-authority-data'],
    skipTLSVerify: cluster['insecure-skip-tls-verify'],
    token,
  };
}

async function readToken(kubectl: Kubectl): Promise<string | undefined> {
  const secret = await kubectl.get<Secret>(
    'secret',
    tokenSecret,
    '-n',
    namespace,
  );
  const token = secret?.data?.token;
  return token && Buffer.from(token, 'base64').toString('utf8');
}
