import type { Entity } from '@backstage/catalog-model';
import {
  createFrontendPlugin,
  type ExtensionDefinition,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { ANNOTATION_SERVICE_ID } from '@mooring/common';
import {
  InstanceCardLineBlueprint,
  paasApiRef,
  queryClient,
  type PaasApi,
} from '@mooring/react';
import paasPlugin from '..';
import { environments } from './fixtures';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop-web',
    annotations: {
      [ANNOTATION_SERVICE_ID]: '7d1c1c52-9d0c-4f3e-8a6c-0d7f1c7a2b11',
    },
  },
};

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

/** A backend that answers nothing but the environments. */
export function createFakeApi(): jest.Mocked<PaasApi> {
  return {
    getEnvironments: jest.fn().mockResolvedValue(environments),
    getProjects: jest.fn(),
    getServices: jest.fn(),
    getService: jest.fn(),
    validate: jest.fn(),
    preview: jest.fn(),
    accept: jest.fn(),
    getOperation: jest.fn(),
    getOperations: jest.fn(),
    continueOperation: jest.fn(),
    undoOperation: jest.fn(),
  };
}

/** The plugin in an app: the Runtime tab at `/`, its pages at their own paths. */
export function renderPaas(options: {
  api: PaasApi;
  path?: string;
  language?: string;
}) {
  const { api, path = '/', language = 'en' } = options;
  queryClient.clear();
  // The app prefers the language of the last visit.
  localStorage.clear();
  const extensions: ExtensionDefinition[] = [createTestEntityPage({ entity })];
  return renderTestApp({
    features: [paasPlugin, foreignLine],
    // The entity page of the test lies at the root and would hide the others.
    ...(path.startsWith('/operations')
      ? {
          mountedRoutes: {
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        }
      : { extensions }),
    apis: [[paasApiRef, api]],
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
