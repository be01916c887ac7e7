import { randomUUID } from 'node:crypto';
import { instanceLabels, instanceSelector } from '@mooring/common';
import type {
  ChangeKind,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import { createRelease } from '../../domain/Release';
import type { Check, CheckContext } from '../types';

const project = `k${randomUUID().slice(0, 8)}`;
const namespace = `${project}-dev`;
const instance = { project, service: 'web', environment: 'dev' };

/** Where the instance of the tests is. */
export const PLACE = { project, namespace };

/** What is particular about the pods of a test. */
export interface Pod {
  container?: object;
  initContainer?: object;
  volumes?: object[];
  spec?: object;
}

/** Content with one Deployment of such pods. */
export function contentOf(
  pod: Pod,
  options: Partial<ReleaseContent> & { strategy?: object } = {},
): ReleaseContent {
  const { strategy, objects = [], ...rest } = options;
  const metadata = { name: 'web', namespace, labels: instanceLabels(instance) };
  const container = (name: string, fields: object) => ({
    name,
    image: 'app:1',
    ...fields,
  });
  return {
    schemaVersion: 2,
    cluster: 'dev',
    namespace,
    projectRef: `system:default/${project}`,
    service: 'web',
    environment: 'dev',
    blueprint: 'test',
    values: {},
    image: { repository: 'app', tag: '1', digest: `sha256:${'1'.repeat(64)}` },
    source: { kind: 'image', reference: '' },
    scaling: { mode: 'fixed', replicas: 2 },
    running: true,
    config: {},
    secrets: {},
    network: { access: 'open' },
    names: [],
    workloads: [
      { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' },
    ],
    ...rest,
    objects: [
      ...objects,
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          ...(strategy && { strategy }),
          selector: { matchLabels: instanceSelector(instance) },
          template: {
            metadata: { labels: instanceLabels(instance) },
            spec: {
              ...pod.spec,
              ...(pod.initContainer && {
                initContainers: [container('first', pod.initContainer)],
              }),
              containers: [container('app', pod.container ?? {})],
              ...(pod.volumes && { volumes: pod.volumes }),
            },
          },
        },
      },
    ],
  };
}

/** What a check says of a change from one content to another. */
export async function look(
  check: Check,
  from: ReleaseContent | undefined,
  to: ReleaseContent | undefined,
  kind: ChangeKind = 'deploy',
) {
  const head = from && createRelease(1, from);
  const target: CheckContext['target'] = {
    service: {} as CheckContext['target']['service'],
    serviceId: randomUUID(),
    dependsOn: [],
    instanceId: randomUUID(),
    instanceRef: `default/${project}/web/dev`,
    environment: 'dev',
    head,
    from: head,
    partial: [],
    to: to && createRelease(2, to),
  };
  const found = await check({
    planned: {
      kind,
      projectRef: `system:default/${project}`,
      targets: [target],
      supersedes: [],
    },
    target,
    steps: [],
    signal: AbortSignal.timeout(10_000),
  });
  return found.map(({ status, message }) => [status, message]);
}
