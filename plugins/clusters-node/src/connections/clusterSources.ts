import type { Config } from '@backstage/config';
import { KubeConfig } from '@kubernetes/client-node';
import { parseWith } from '@mooring/node';
import { z } from 'zod';

/** A configured cluster, and how to read its address and credentials anew. */
export interface ClusterSource {
  name: string;
  load(): KubeConfig;
}

const IN_CLUSTER_TOKEN_FILE =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

const locatorClusterSchema = z.object({
  name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  authProvider: z.string().optional(),
  serviceAccountToken: z.string().min(1).optional(),
  caData: z.string().min(1).optional(),
  caFile: z.string().min(1).optional(),
  skipTLSVerify: z.boolean().optional(),
});

const locatorMethodsSchema = z.array(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('config'),
      clusters: z.array(locatorClusterSchema),
    }),
    z.object({ type: z.enum(['catalog', 'gke', 'localKubectlProxy']) }),
  ]),
);

const kubeconfigSchema = z.object({
  file: z.string().min(1).optional(),
  contexts: z.array(z.string().min(1)).optional(),
});

type LocatorCluster = z.infer<typeof locatorClusterSchema>;

/** Clusters that the configuration names, and words for those that are left out. */
export function readClusterSources(config: Config): {
  sources: ClusterSource[];
  leftOut: string[];
} {
  const leftOut: string[] = [];
  const sources: ClusterSource[] = [];
  for (const cluster of readLocatorClusters(config)) {
    if (cluster.authProvider === 'serviceAccount') {
      sources.push({ name: cluster.name, load: () => fromLocator(cluster) });
    } else {
      leftOut.push(
        `Cluster ${cluster.name} is left out: authProvider '${cluster.authProvider}' gives the portal no identity of its own; use serviceAccount`,
      );
    }
  }
  sources.push(...readKubeconfig(config));
  const names = sources.map(source => source.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`Two clusters are configured under the name '${twice}'`);
  }
  return { sources, leftOut };
}

function readLocatorClusters(config: Config): LocatorCluster[] {
  const key = 'kubernetes.clusterLocatorMethods';
  const methods = parseWith(
    locatorMethodsSchema,
    config.getOptional(key) ?? [],
    key,
  );
  return methods.flatMap(method =>
    method.type === 'config' ? method.clusters : [],
  );
}

function fromLocator(cluster: LocatorCluster): KubeConfig {
  const { name, url, serviceAccountToken, ...tls } = cluster;
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name,
      server: url,
      caData: tls.caData,
      caFile: tls.caFile,
      skipTLSVerify: tls.skipTLSVerify ?? false,
    },
    serviceAccountToken !== undefined
      ? { name, token: serviceAccountToken }
      : {
          name,
          authProvider: {
            name: 'tokenFile',
            config: { tokenFile: IN_CLUSTER_TOKEN_FILE },
          },
        },
  );
  return kubeConfig;
}

function readKubeconfig(config: Config): ClusterSource[] {
  const key = 'mooring.kubeconfig';
  if (!config.has(key)) {
    return [];
  }
  const { file, contexts } = parseWith(kubeconfigSchema, config.get(key), key);
  const load = () => {
    const kubeConfig = new KubeConfig();
    if (file === undefined) {
      kubeConfig.loadFromDefault();
    } else {
      kubeConfig.loadFromFile(file);
    }
    return kubeConfig;
  };
  const found = load();
  return (contexts ?? [found.getCurrentContext()]).map(name => {
    if (!found.getContextObject(name)) {
      throw new Error(
        `${key}: context '${name}' is not in ${
          file ?? 'the kubeconfig'
        }; it has ${found
          .getContexts()
          .map(context => context.name)
          .join(', ')}`,
      );
    }
    return {
      name,
      load: () => {
        const kubeConfig = load();
        kubeConfig.setCurrentContext(name);
        return kubeConfig;
      },
    };
  });
}
