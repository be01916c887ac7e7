import {
  dnsNameOf,
  namespaceOf,
  projectName,
  type Environment,
} from '@mooring/common';
import type {
  Image,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';

/** The content of a release: what the blueprint makes of the values in one environment. Pure. */
export function renderContent(options: {
  blueprint: Blueprint;
  environment: Environment;
  projectRef: string;
  service: string;
  values: ReleaseContent['values'];
  image: Image;
}): ReleaseContent {
  const { blueprint, environment, projectRef, service, values, image } =
    options;
  const project = projectName(projectRef);
  const namespace = namespaceOf(environment, project);
  const name = dnsNameOf(environment, project, service);
  const names =
    environment.dns && name !== undefined
      ? [
          {
            name,
            zone: environment.dns.zone,
            ttl: environment.dns.ttl,
            ...environment.dns.target,
          },
        ]
      : [];
  const rendered = blueprint.render({
    project,
    service,
    environment,
    namespace,
    names: names.map(entry => entry.name),
    values: blueprint.values.parse(values),
    image,
  });
  return {
    schemaVersion: 1,
    cluster: environment.cluster,
    namespace,
    projectRef,
    blueprint: blueprint.name,
    values,
    image,
    ...rendered,
    names,
  };
}
