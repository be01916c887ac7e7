import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultClusterConnections } from './connections/DefaultClusterConnections';
import type { ClusterConnections } from './connections/types';
import { DefaultClusterReader } from './reader/DefaultClusterReader';
import type { ClusterReader } from './readerTypes';
import type { ClusterWriter } from './types';
import { DefaultClusterWriter } from './writer/DefaultClusterWriter';

/** The connections that reader and writer share, one set per process. */
const clusterConnectionsServiceRef = createServiceRef<ClusterConnections>({
  id: 'mooring.clusters.connections',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ config, logger, lifecycle }) {
        const connections = DefaultClusterConnections.create({
          config,
          logger: logger.child({ service: 'clusters' }),
        });
        lifecycle.addShutdownHook(() => connections.close());
        return connections;
      },
    }),
});

/** Reads every configured cluster from one watch cache per process. */
export const clusterReaderServiceRef = createServiceRef<ClusterReader>({
  id: 'mooring.clusters.reader',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        connections: clusterConnectionsServiceRef,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ connections, logger, lifecycle }) {
        const reader = new DefaultClusterReader({
          connections,
          logger: logger.child({ service: 'clusters' }),
        });
        reader.start();
        lifecycle.addShutdownHook(() => reader.stop());
        return reader;
      },
    }),
});

/** Writes to every configured cluster, guarded. */
export const clusterWriterServiceRef = createServiceRef<ClusterWriter>({
  id: 'mooring.clusters.writer',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { connections: clusterConnectionsServiceRef },
      factory: ({ connections }) => new DefaultClusterWriter(connections),
    }),
});
