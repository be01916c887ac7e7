import {
  dnsNameOf,
  namespaceOf,
  projectName,
  type Environment,
} from '@mooring/common';
import type {
  Image,
  ImageSource,
  Network,
  ReleaseContent,
  ReleaseName,
  Scaling,
  Size,
} from '@mooring/backstage-plugin-paas-common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';
import { withObjects } from '../domain/content/objects';
import { setNames } from '../domain/content/setNames';
import { setNetwork } from '../domain/content/setNetwork';
import { setScaling } from '../domain/content/setScaling';
import { setSize } from '../domain/content/setSize';

/** Where an instance stands. */
interface Place {
  environment: Environment;
  projectRef: string;
  service: string;
}

/** The content of a first release: what the blueprint and the platform make of what was filled in. Pure. */
export function renderContent(
  options: Place & {
    blueprint: Blueprint;
    values: ReleaseContent['values'];
    image: Image;
    source: ImageSource;
    size: Size | undefined;
    scaling: Scaling;
    network: Network;
  },
): ReleaseContent {
  const { environment, size, scaling, network } = options;
  const base: ReleaseContent = {
    ...renderVersion(options),
    schemaVersion: 2,
    cluster: environment.cluster,
    namespace: namespaceOf(environment, projectName(options.projectRef)),
    projectRef: options.projectRef,
    service: options.service,
    environment: environment.name,
    scaling,
    running: true,
    config: {},
    secrets: {},
    network,
    names: [],
  };
  const named = setNames(
    setSize(withObjects(base, base.objects), size),
    ruleNames(options),
    environment.ingressClass,
  );
  return setScaling(
    setNetwork(named, network, namespacesOf(environment, network)),
    scaling,
    true,
  );
}

/** What the blueprint alone decides of a release. Pure. */
export function renderVersion(
  options: Place & {
    blueprint: Blueprint;
    values: ReleaseContent['values'];
    image: Image;
    source: ImageSource;
  },
): Pick<
  ReleaseContent,
  | 'blueprint'
  | 'values'
  | 'image'
  | 'source'
  | 'objects'
  | 'workloads'
  | 'expose'
> {
  const { blueprint, environment, values, image, source } = options;
  const project = projectName(options.projectRef);
  const rendered = blueprint.render({
    project,
    service: options.service,
    environment,
    namespace: namespaceOf(environment, project),
    values: blueprint.values.parse(values),
    image,
  });
  return { blueprint: blueprint.name, values, image, source, ...rendered };
}

/** The name by rule, as a record of the environment; none where it has no DNS. */
export function ruleNames({
  environment,
  projectRef,
  service,
}: Place): ReleaseName[] {
  const name = dnsNameOf(environment, projectName(projectRef), service);
  return name === undefined ? [] : recordsOf(environment, [name]);
}

/** Names as records that point at the environment's ingress. */
export function recordsOf(
  { dns }: Environment,
  names: string[],
): ReleaseName[] {
  return dns
    ? names.map(name => ({
        name,
        zone: dns.zone,
        ttl: dns.ttl,
        ...dns.target,
      }))
    : [];
}

/** The namespaces that a restricted service lets in besides its own. */
export function namespacesOf(
  environment: Environment,
  network: Network,
): string[] {
  return network.access === 'open'
    ? []
    : [
        ...network.projects.map(project => namespaceOf(environment, project)),
        ...(environment.ingressNamespace === undefined
          ? []
          : [environment.ingressNamespace]),
      ];
}
