import type { WatchedDeployment } from '../cluster/DeploymentWatch.ts';

/** What a Deployment is, a line for each field, without names and what belongs to one moment. */
export function deploymentFacts({
  metadata,
  spec,
}: WatchedDeployment): string[] {
  const { name, labels, managedFields = [] } = metadata;
  const managers = [...new Set(managedFields.map(({ manager }) => manager))];
  return leaves({ labels, spec, managers: managers.sort() }).map(line =>
    line
      // Configuration is named by its content, which names the service.
      .replace(new RegExp(`${name}-[0-9a-f]{10}`, 'g'), 'CONFIGURATION')
      .replaceAll(name, 'NAME'),
  );
}

function leaves(value: unknown, path = ''): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        leaves(inner, `${path}.${key}`),
      )
    : [`${path} = ${value}`];
}
