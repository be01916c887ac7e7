import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { readClusterSources } from './clusterSources';
import { DefaultClusterConnection } from './DefaultClusterConnection';
import type { ClusterConnection, ClusterConnections } from './types';

/** The connections to the clusters that the configuration names. */
export class DefaultClusterConnections implements ClusterConnections {
  readonly #connections: ReadonlyMap<string, DefaultClusterConnection>;

  static create(options: {
    config: RootConfigService;
    logger: LoggerService;
  }): DefaultClusterConnections {
    const { sources, leftOut } = readClusterSources(options.config);
    leftOut.forEach(words => options.logger.warn(words));
    return new DefaultClusterConnections(
      new Map(
        sources.map(source => [
          source.name,
          new DefaultClusterConnection(source),
        ]),
      ),
    );
  }

  private constructor(
    connections: ReadonlyMap<string, DefaultClusterConnection>,
  ) {
    this.#connections = connections;
  }

  names(): string[] {
    return [...this.#connections.keys()];
  }

  get(cluster: string): ClusterConnection {
    const connection = this.#connections.get(cluster);
    if (!connection) {
      throw new NotFoundError(
        `No cluster '${cluster}' is configured; there is ${
          this.names().join(', ') || 'none'
        }`,
      );
    }
    return connection;
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.#connections.values()].map(connection => connection.close()),
    );
  }
}
