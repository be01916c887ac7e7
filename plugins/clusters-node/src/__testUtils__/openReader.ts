import { mockServices } from '@backstage/backend-test-utils';
import { DefaultClusterReader } from '../reader/DefaultClusterReader';
import type { ClusterHealth } from '../readerTypes';
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

/** With all that it may read: rights that were just given are not known at once. */
export const isSynced = ({ state, refused }: ClusterHealth) =>
  state === 'synced' && refused.length === 0;
export const isStale = ({ state }: ClusterHealth) => state === 'stale';
