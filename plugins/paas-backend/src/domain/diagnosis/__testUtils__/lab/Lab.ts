import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { requirementsOf } from '@mooring/common';
import {
  createClusterServices,
  type ClusterReader,
} from '@mooring/backstage-plugin-clusters-node';
import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { eventually, kubectl, readSandbox } from '@mooring/test-utils';
import { diagnose } from '../../diagnose';
import { HandRunNode } from './HandRunNode';

const LATER = 5 * 60_000;

/**
 * Namespaces of its own in the sandbox's cluster `dev`, and what the portal finds
 * out about them: API server, watch cache and rules as in a portal.
 */
export class Lab {
  readonly name = `diag-${randomUUID().slice(0, 8)}`;
  /** The namespace that is meant where none is named; there once the lab is open. */
  readonly main = `${this.name}-main`;
  readonly #namespaces: string[] = [];
  readonly #nodes: HandRunNode[] = [];
  readonly #services: ReturnType<typeof createClusterServices>[] = [];
  readonly #reader: ClusterReader;

  constructor() {
    this.#reader = this.readerAs(readSandbox().clusters.dev.token);
  }

  /** Reads with the rights of a token; `away` is a cluster where nothing listens. */
  readerAs(serviceAccountToken: string): ClusterReader {
    const { server: url, caData } = readSandbox().clusters.dev;
    const authProvider = 'serviceAccount';
    const services = createClusterServices({
      config: mockServices.rootConfig({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'dev',
                    url,
                    caData,
                    authProvider,
                    serviceAccountToken,
                  },
                  {
                    name: 'away',
                    url: 'https://127.0.0.1:1',
                    authProvider,
                    serviceAccountToken,
                  },
                ],
              },
            ],
          },
        },
      }),
      logger: mockServices.logger.mock(),
    });
    this.#services.push(services);
    return services.reader;
  }

  /** Makes the main namespace, and a node to report for. */
  async open(): Promise<HandRunNode> {
    await this.namespace('main');
    return this.node('a');
  }

  /** A namespace whose name ends as given. */
  async namespace(suffix: string, labels: object = {}): Promise<string> {
    const name = `${this.name}-${suffix}`;
    await this.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    });
    this.#namespaces.push(name);
    return name;
  }

  /** A node whose name ends as given. */
  async node(suffix: string): Promise<HandRunNode> {
    const node = await HandRunNode.create(`${this.name}-${suffix}`);
    this.#nodes.push(node);
    return node;
  }

  /** What kubectl shows of an object. */
  async show(what: string, path: string, where = this.main): Promise<string> {
    return kubectl('dev', [
      ...['get', ...what.split(' '), '-n', where],
      ...['-o', `jsonpath=${path}`],
    ]);
  }

  async apply(...items: object[]): Promise<void> {
    await kubectl('dev', ['apply', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'List',
      items,
    });
  }

  /**
   * What is the matter with everything labelled `app`, as it will be seen in five
   * minutes if nothing changes: whatever is given some time has had it then.
   */
  findings(
    namespace: string,
    app: string,
    where: { reader?: ClusterReader; cluster?: string } = {},
  ): Finding[] {
    const { reader = this.#reader, cluster = 'dev' } = where;
    const requirements = requirementsOf({ app });
    return diagnose(reader.instance({ cluster, namespace, requirements }), {
      now: Date.now() + LATER,
      expected: true,
      readyNodes: reader.nodes(cluster).filter(({ ready }) => ready).length,
    });
  }

  /** Waits until exactly these are found, in this order; risks aside unless one is named. */
  async found(
    namespace: string,
    app: string,
    ...codes: Finding['code'][]
  ): Promise<Finding[]> {
    const named = (finding: Finding) =>
      finding.severity !== 'risk' || codes.includes(finding.code);
    return eventually(
      () => this.findings(namespace, app).filter(named),
      findings => findings.map(({ code }) => code).join() === codes.join(),
      90_000,
    );
  }

  /** Waits until exactly this is found. */
  async only(
    app: string,
    code: Finding['code'],
    where = this.main,
  ): Promise<Finding> {
    const [finding] = await this.found(where, app, code);
    return finding!;
  }

  /**
   * Takes everything away that was made here.
   *
   * @param kinds - of objects outside of namespaces that bear the lab's name, with
   *   commas between
   */
  async close(kinds?: string): Promise<void> {
    if (kinds !== undefined) {
      await kubectl('dev', [
        ...['delete', kinds, this.name],
        ...['--ignore-not-found', '--wait=false'],
      ]);
    }
    for (const { close } of this.#services) {
      await close();
    }
    for (const namespace of this.#namespaces) {
      await kubectl('dev', ['delete', 'namespace', namespace, '--wait=false']);
      // Pods of a node that nobody runs would wait for it for ever.
      await kubectl('dev', [
        ...['delete', 'pods', '--all', '-n', namespace],
        ...['--force', '--grace-period=0', '--wait=false'],
      ]);
    }
    for (const node of this.#nodes) {
      await node.delete();
    }
  }
}
