import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { DefaultClusterConnections } from './connections/DefaultClusterConnections';
import { DefaultClusterReader } from './reader/DefaultClusterReader';
import type { ClusterReader } from './readerTypes';
import type { ClusterWriter } from './types';
import { DefaultClusterWriter } from './writer/DefaultClusterWriter';

/**
 * Reader and writer outside of a Backstage backend, for workers that run in a
 * process of their own. The reader watches until `close` is called.
 */
export function createClusterServices(options: {
  config: RootConfigService;
  logger: LoggerService;
}): {
  reader: ClusterReader;
  writer: ClusterWriter;
  close: () => Promise<void>;
} {
  const connections = DefaultClusterConnections.create(options);
  const reader = new DefaultClusterReader({
    connections,
    logger: options.logger,
  });
  reader.start();
  return {
    reader,
    writer: new DefaultClusterWriter(connections),
    async close() {
      await reader.stop();
      await connections.close();
    },
  };
}
