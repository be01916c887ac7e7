import { mockServices } from '@backstage/backend-test-utils';
import { DefaultClusterReader } from '../reader/DefaultClusterReader';
import { connectTo, type ClusterAddress } from './connectTo';

/** A reader that follows clusters until it is closed. */
export function openReader(clusters: Record<string, ClusterAddress>) {
  const connections = connectTo(clusters);
  const reader = new DefaultClusterReader({
    connections,
    logger: mockServices.logger.mock(),
  });
  reader.start();
  return {
    reader,
    close: () => {
      reader.stop();
      return connections.close();
    },
  };
}

export const isSynced = ({ state }: { state: string }) => state === 'synced';
export const isStale = ({ state }: { state: string }) => state === 'stale';
