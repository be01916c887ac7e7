import type { Entity } from '@backstage/catalog-model';
import type {
  PlanPreview,
  ProjectInstance,
  ProjectRelease,
  ProjectService,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import { hashOf } from './fixtures';

/** The project whose tab the tests show. */
export const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', title: 'Shop' },
};

export const WEB = '11111111-1111-4111-8111-111111111111';
export const CACHE = '22222222-2222-4222-8222-222222222222';
export const API = '33333333-3333-4333-8333-333333333333';

export function createProjectInstance(
  service: string,
  environment: string,
  overrides: Partial<ProjectInstance> = {},
): ProjectInstance {
  return {
    id: `${service}-${environment}`,
    ref: `default/shop/${service}/${environment}`,
    environment,
    status: 'Running',
    ready: 2,
    wanted: 2,
    version: '1.0',
    live: 3,
    head: 3,
    names: [`${service}.shop.${environment}.mooring.test`],
    may: {
      deploy: true,
      names: true,
      restart: true,
      rollback: true,
      delete: true,
    },
    ...overrides,
  };
}

export function createProjectService(
  id: string,
  name: string,
  overrides: Partial<ProjectService> = {},
): ProjectService {
  return {
    id,
    name,
    entityRef: `component:default/shop-${name}`,
    blueprint: 'nginx',
    dependsOn: [],
    instances: [
      createProjectInstance(name, 'dev'),
      createProjectInstance(name, 'prod'),
    ],
    ...overrides,
  };
}

/** `api` and `web`, which needs `cache`. */
export function createProjectView(
  services: ProjectService[] = [
    createProjectService(API, 'api'),
    createProjectService(CACHE, 'cache'),
    createProjectService(WEB, 'web', { dependsOn: [CACHE] }),
  ],
): ProjectView {
  return {
    projectRef: 'system:default/shop',
    environments: ['dev', 'prod'],
    services,
  };
}

/** A plan in which `web` waits for `cache`. */
export function createProjectPlan(): PlanPreview {
  const refOf = (service: string) => `default/shop/${service}/dev`;
  const services = ['cache', 'web'];
  return {
    kind: 'restart',
    hash: hashOf('5'),
    targets: services.map(service => ({
      instance: refOf(service),
      environment: 'dev',
      from: { number: 3, hash: hashOf('3') },
      to: { number: 4, hash: hashOf('4') },
    })),
    steps: services.map(service => ({
      instance: refOf(service),
      type: 'kubernetes.apply',
      input: {},
      preview: {
        changes: [
          {
            object: `Deployment shop-dev/${service}`,
            field: 'spec.template',
            before: 'a',
            after: 'b',
          },
        ],
        notes: [],
      },
    })),
    summary: services.map(service => ({
      instance: refOf(service),
      changes: [],
      unchanged: ['version'],
      podsReplaced: 2,
      ...(service === 'web' && { waitsFor: [refOf('cache')] }),
    })),
    preflight: [
      {
        code: 'image',
        instance: refOf('web'),
        status: 'ok',
        message: 'The image exists.',
      },
      {
        code: 'image',
        instance: refOf('cache'),
        status: 'ok',
        message: 'The image exists.',
      },
    ],
  };
}

export function createProjectReleases(): ProjectRelease[] {
  return [
    {
      number: 2,
      author: 'user:default/dev-a',
      good: false,
      operationId: 'op-1',
      createdAt: '2026-11-01T12:00:00Z',
      members: ['cache', 'web'].map(service => ({
        ...{ service, release: 3, version: '1.0', head: 3 },
      })),
    },
    {
      number: 1,
      author: 'user:default/dev-b',
      note: 'before the sale',
      good: true,
      createdAt: '2026-10-01T12:00:00Z',
      members: [
        { service: 'cache', release: 3, version: '1.0', head: 3 },
        { service: 'old', release: 7, version: '0.9' },
        { service: 'web', release: 1, version: '0.8', head: 3 },
      ],
    },
  ];
}
