import { mockServices } from '@backstage/backend-test-utils';
import { DefaultClusterConnections } from '../connections/DefaultClusterConnections';

/** Where a cluster is, and with which token. */
export interface ClusterAddress {
  server: string;
  caData: string;
  token: string;
}

/** Connections to clusters by name, as an operator configures them. */
export function connectTo(
  clusters: Record<string, ClusterAddress>,
): DefaultClusterConnections {
  return DefaultClusterConnections.create({
    config: mockServices.rootConfig({
      data: {
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: Object.entries(clusters).map(
                ([name, { server, caData, token }]) => ({
                  name,
                  url: server,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: token,
                  caData,
                }),
              ),
            },
          ],
        },
      },
    }),
    logger: mockServices.logger.mock(),
  });
}
