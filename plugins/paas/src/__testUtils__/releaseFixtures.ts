import type {
  Configuration,
  ReleaseList,
  ReleaseView,
} from '@mooring/backstage-plugin-paas-common';
import { hashOf } from './fixtures';

export function createRelease(
  overrides: Partial<ReleaseView> & { number: number },
): ReleaseView {
  return {
    hash: hashOf('1'),
    status: 'previous',
    live: [],
    createdAt: '2026-11-01T08:00:00Z',
    author: 'user:default/dev-a',
    cause: 'deploy',
    operationId: `op-${overrides.number}`,
    image: {
      repository: 'registry.corp/shop/web',
      tag: `1.${overrides.number}.0`,
      digest: hashOf('d'),
    },
    scaling: { mode: 'fixed', replicas: 2 },
    running: true,
    names: [],
    changed: ['version'],
    isVersion: true,
    ...overrides,
  };
}

/** Live is 4, a failed deploy came after, and 3 only scaled 2. */
export function createReleaseList(): ReleaseList {
  return {
    items: [
      createRelease({
        number: 5,
        status: 'failed',
        note: 'new checkout',
        failure: 'image not found',
      }),
      createRelease({
        number: 4,
        status: 'live',
        live: [{ from: '2026-11-01T10:00:00Z' }],
        changed: ['version', 'configuration'],
      }),
      createRelease({
        number: 3,
        cause: 'scale',
        parent: 2,
        changed: ['capacity'],
        isVersion: false,
        scaling: { mode: 'fixed', replicas: 3 },
      }),
      createRelease({
        number: 2,
        live: [
          { from: '2026-11-01T09:00:00Z', until: '2026-11-01T10:00:00Z' },
          { from: '2026-10-01T09:00:00Z', until: '2026-10-01T10:00:00Z' },
        ],
      }),
      createRelease({ number: 1, cause: 'create' }),
    ],
    live: 4,
    head: 5,
    comparison: [
      { environment: 'prod', relation: 'ahead', by: 2, tag: '1.2.0' },
    ],
  };
}

export function createConfiguration(
  overrides: Partial<Configuration> = {},
): Configuration {
  const sizeOf = (name: string, cpu: string, memory: string) => ({
    name,
    resources: { requests: { cpu, memory }, limits: { memory } },
  });
  return {
    release: 3,
    blueprint: 'nginx',
    values: {},
    image: createRelease({ number: 4 }).image,
    size: sizeOf('S', '100m', '128Mi'),
    sizes: [sizeOf('S', '100m', '128Mi'), sizeOf('M', '500m', '512Mi')],
    scaling: { mode: 'fixed', replicas: 2 },
    running: true,
    config: { LOG_LEVEL: 'info', REGION: 'north' },
    secretNames: ['DB_PASSWORD', 'TOKEN'],
    network: { access: 'open' },
    ruleName: 'web.shop.dev.corp',
    names: ['shop.dev.corp'],
    zone: 'dev.corp',
    ...overrides,
  };
}
