import type { Entity } from '@backstage/catalog-model';
import {
  createFrontendPlugin,
  identityApiRef,
  type ExtensionDefinition,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { ANNOTATION_SERVICE_ID } from '@mooring/common';
import {
  InstanceCardLineBlueprint,
  paasApiRef,
  queryClient,
  type PaasApi,
} from '@mooring/react';
import paasPlugin from '..';
import { policyApiRef, type PolicyApi } from '../api/policyApiRef';
import { environments, projects, serviceId } from './fixtures';

/** The annotations of a service that Mooring runs. */
const MANAGED = { [ANNOTATION_SERVICE_ID]: serviceId };

function createEntity(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop-web', annotations },
  };
}

/** As another plugin would add it. */
const foreignLine = createFrontendPlugin({
  pluginId: 'foreign',
  extensions: [
    InstanceCardLineBlueprint.make({
      params: {
        component: ({ instance }) => <p>{`line of ${instance.ref}`}</p>,
      },
    }),
  ],
});

/** A backend that answers nothing but what every page asks for. */
export function createFakeApi(): jest.Mocked<PaasApi> & {
  audit: jest.Mocked<PaasApi['audit']>;
  webhooks: jest.Mocked<PaasApi['webhooks']>;
} {
  return {
    getEnvironments: jest.fn().mockResolvedValue(environments),
    getProjects: jest.fn().mockResolvedValue(projects),
    getProjectView: jest.fn(),
    getProjectReleases: jest.fn(),
    markProjectRelease: jest.fn(),
    setDependencies: jest.fn(),
    getServices: jest.fn(),
    getService: jest.fn(),
    getOverview: jest.fn(),
    getPanel: jest.fn(),
    getUsage: jest.fn().mockResolvedValue({ pods: [] }),
    getTimeline: jest.fn(),
    getHealings: jest.fn(),
    getYaml: jest.fn(),
    readLogs: jest.fn(),
    deletePod: jest.fn(),
    getClusters: jest.fn().mockRejectedValue(new Error('not for everybody')),
    getCluster: jest.fn(),
    getNode: jest.fn(),
    validate: jest.fn(),
    preview: jest.fn(),
    accept: jest.fn(),
    getOperation: jest.fn(),
    getOperations: jest.fn(),
    continueOperation: jest.fn(),
    undoOperation: jest.fn(),
    cancelOperation: jest.fn(),
    takeOverFields: jest.fn(),
    decide: jest.fn(),
    overrideFreeze: jest.fn(),
    reviewOperation: jest.fn(),
    getReleases: jest.fn().mockResolvedValue({ items: [], comparison: [] }),
    diffReleases: jest.fn(),
    getConfiguration: jest.fn(),
    getImages: jest.fn(),
    getBoard: jest.fn(),
    getBoardDone: jest.fn(),
    getStatistics: jest.fn(),
    exportStatistics: jest.fn(),
    getNudge: jest.fn().mockResolvedValue({ recipients: [] }),
    nudge: jest.fn(),
    audit: {
      read: jest.fn(),
      export: jest.fn(),
      verify: jest.fn().mockResolvedValue({ ok: true, sealed: 0, unsealed: 0 }),
      getAnchor: jest.fn(),
      getHistory: jest.fn(),
      getAccessReview: jest.fn(),
      exportAccessReview: jest.fn(),
    },
    webhooks: {
      list: jest.fn(),
      create: jest.fn(),
      change: jest.fn(),
      delete: jest.fn(),
      test: jest.fn(),
      deliveries: jest.fn(),
      redeliver: jest.fn(),
    },
  };
}

/** A backend in which there are no policies. */
export function createFakePolicies(): jest.Mocked<PolicyApi> {
  return {
    list: jest.fn().mockResolvedValue({ items: [], canChange: true }),
    versions: jest.fn(),
    save: jest.fn().mockResolvedValue(undefined),
    withdraw: jest.fn().mockResolvedValue(undefined),
    simulate: jest.fn(),
    getReservations: jest.fn().mockResolvedValue([]),
    reserve: jest.fn(),
    release: jest.fn().mockResolvedValue(undefined),
    getDelegations: jest.fn().mockResolvedValue([]),
    delegate: jest.fn(),
    takeBack: jest.fn().mockResolvedValue(undefined),
  };
}

/** The plugin in an app: the Runtime tab at `/`, its pages at their own paths. */
export function renderPaas(options: {
  api: PaasApi;
  policies?: PolicyApi;
  path?: string;
  language?: string;
  /** Of the entity whose tab is shown. */
  annotations?: Record<string, string>;
  /** Whose tab is shown; a service by default. */
  entity?: Entity;
  /** The groups through which the reader owns things. */
  ownership?: string[];
  permission?: PermissionApi;
}) {
  const { ownership = ['group:default/team-a'] } = options;
  const { api, path = '/', language = 'en', annotations = MANAGED } = options;
  const { entity = createEntity(annotations) } = options;
  queryClient.clear();
  // The app prefers the language of the last visit.
  localStorage.clear();
  const extensions: ExtensionDefinition[] = [createTestEntityPage({ entity })];
  return renderTestApp({
    features: [paasPlugin, foreignLine],
    // The entity page of the test lies at the root and would hide the others.
    ...(/^\/\w/.test(path)
      ? {
          mountedRoutes: {
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        }
      : { extensions }),
    apis: [
      [paasApiRef, api],
      [policyApiRef, options.policies ?? createFakePolicies()],
      [identityApiRef, mockApis.identity({ ownershipEntityRefs: ownership })],
      [permissionApiRef, options.permission ?? mockApis.permission()],
    ],
    initialRouteEntries: [path],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                defaultLanguage: language,
                availableLanguages: ['en', 'zh'],
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
}
