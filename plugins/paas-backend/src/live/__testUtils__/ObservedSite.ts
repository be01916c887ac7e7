import { randomUUID } from 'node:crypto';
import type { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { eventually, kubectl } from '@mooring/test-utils';
import { emptyAudit } from '../../__testUtils__/emptyAudit';
import {
  startTestPortal,
  type TestPortal,
} from '../../__testUtils__/testPortal';
import { deployment, observedEntity } from './observedEntity';

/**
 * A portal with an entity that points at Deployment `web` of a namespace in
 * cluster `dev`, in which Deployment `other` belongs to somebody else.
 */
export class ObservedSite {
  /** The namespace, the entity and a project. */
  readonly name: string;
  readonly portal: TestPortal;
  /** Path of the instance below `/api/paas`. */
  readonly path: string;
  /** As permissions and the audit trail name it. */
  readonly ref: string;

  static async create(
    databases: TestDatabases,
    config?: JsonObject,
  ): Promise<ObservedSite> {
    const name = `l${randomUUID().slice(0, 8)}`;
    const portal = await startTestPortal({
      databases,
      projects: [name],
      entities: [
        observedEntity(name, { selector: `run=${name}`, namespace: name }),
      ],
      ...(config && { config }),
    });
    await kubectl('dev', ['create', 'namespace', name]);
    await kubectl('dev', ['apply', '-f', '-'], objects(name));
    const panel = await eventually(
      () => portal.get(`/entities/component/default/${name}/panel`),
      ({ body }) => body.instances?.[0]?.ready === 2,
      60_000,
    );
    return new ObservedSite(name, portal, panel.body.instances[0]);
  }

  private constructor(
    name: string,
    portal: TestPortal,
    instance: { id: string; ref: string },
  ) {
    this.name = name;
    this.portal = portal;
    this.path = `/instances/${instance.id}`;
    this.ref = instance.ref;
  }

  async kubectl(...args: string[]): Promise<string> {
    return kubectl('dev', [...args, '-n', this.name]);
  }

  async kubectlJson(...args: string[]) {
    return JSON.parse(await this.kubectl(...args, '-o', 'json'));
  }

  async podsOf(app: 'web' | 'other'): Promise<string[]> {
    const names = await this.kubectl(
      ...['get', 'pods', '-l', `app=${app}`],
      ...['--field-selector=status.phase=Running'],
      ...['-o', 'jsonpath={.items[*].metadata.name}'],
    );
    return names.split(' ').sort();
  }

  /** What was recorded of the instance since the last time: who, what, details. */
  async recorded(): Promise<unknown[]> {
    const rows = await this.portal
      .knex('audit_events')
      .where({ target: this.ref })
      .orderBy('id')
      .select('actor', 'action', 'detail');
    await emptyAudit(this.portal.knex);
    return rows.map(({ actor, action, detail }) => [actor, action, detail]);
  }

  async remove(): Promise<void> {
    await kubectl('dev', [
      ...['delete', 'namespace', this.name, `${this.name}-dev`],
      ...['--wait=false', '--ignore-not-found'],
    ]);
  }
}

function objects(name: string): object {
  const config = 'color=blue\npassword=hunter2\n';
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      deployment('web', { namespace: name, labels: { run: name } }),
      deployment('other', { namespace: name }),
      ...['web-config', 'other-config'].map(configMap => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: configMap, namespace: name },
        data: { 'app.properties': config },
      })),
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: 'web-secret',
          namespace: name,
          labels: { run: name },
        },
        stringData: { password: 'hunter2' },
      },
    ],
  };
}
