import {
  instanceLabels,
  instanceSelector,
  objectRefOf,
  type Manifest,
} from '@mooring/common';
import type { Image } from '@mooring/backstage-plugin-paas-common';
import {
  shortHash,
  type Blueprint,
  type BlueprintInput,
  type RenderedBlueprint,
} from '@mooring/backstage-plugin-paas-node';
import { nginxConfig } from './nginxConfig';
import { NGINX_SIZES, nginxDeployment } from './nginxDeployment';
import { nginxValuesSchema, type NginxValues } from './nginxValues';
import { welcomePage } from './welcomePage';

const DEFAULT_IMAGE: Image = {
  repository: 'docker.io/nginxinc/nginx-unprivileged',
  tag: '1.29-alpine',
  digest:
    'sha256:0c79d56aee561a1d81c63f00eee5fb5fe29279560cdc55e91425133104c7fbe6',
};

/** Nginx with a welcome page: Service -> Deployment -> ConfigMap. */
export function createNginxBlueprint(options: {
  image: Image | undefined;
}): Blueprint<NginxValues> {
  return {
    name: 'nginx',
    title: 'Nginx',
    description: 'A web server for static pages, behind the Ingress',
    values: nginxValuesSchema,
    sizes: NGINX_SIZES,
    image: options.image ?? DEFAULT_IMAGE,
    render,
  };
}

function render(input: BlueprintInput<NginxValues>): RenderedBlueprint {
  const instance = {
    project: input.project,
    service: input.service,
    environment: input.environment.name,
  };
  const named = (name: string): Manifest['metadata'] => ({
    name,
    namespace: input.namespace,
    labels: instanceLabels(instance),
  });
  const selector = instanceSelector(instance);
  const data = {
    'index.html': welcomePage(input.service, input.environment.name),
    'nginx.conf': nginxConfig(),
  };
  // Named by its content: a failed change never alters what running pods read.
  const configMap = `${input.service}-${shortHash(data)}`;
  const metadata = named(input.service);
  const deployment = nginxDeployment(input, metadata, configMap);
  return {
    objects: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: named(configMap),
        immutable: true,
        data,
      },
      deployment,
      service(metadata, selector),
    ],
    workloads: [objectRefOf(deployment)],
    expose: { service: metadata.name, port: 'http' },
  };
}

function service(
  metadata: Manifest['metadata'],
  selector: Record<string, string>,
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      type: 'ClusterIP',
      selector,
      ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
    },
  };
}
