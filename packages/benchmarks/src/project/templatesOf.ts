import type { WatchedDeployment } from '../cluster/DeploymentWatch.ts';
import type { ApiClient } from '../cluster/ApiClient.ts';
import type { Part } from './parts.ts';

/** What the API server would make pods of, a line for each service. */
export async function templatesOf(
  api: ApiClient,
  namespace: string,
  parts: readonly Part[],
): Promise<string[]> {
  const { items } = await api.send<{ items: WatchedDeployment[] }>(
    'GET',
    `/apis/apps/v1/namespaces/${namespace}/deployments`,
  );
  const names = new Set(parts.map(({ name }) => name));
  return items
    .filter(({ metadata }) => names.has(metadata.name))
    .map(
      ({ metadata, spec }) =>
        `${metadata.name} = ${JSON.stringify(spec.template)}`,
    );
}
