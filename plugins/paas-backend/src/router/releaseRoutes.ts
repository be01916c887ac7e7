import { dnsLabelSchema } from '@mooring/common';
import {
  configurationSchema,
  imageListSchema,
  paasInstanceConfigurationReadPermission,
  paasInstanceReadPermission,
  releaseDiffSchema,
  releaseListSchema,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { ReleaseViews } from '../releases/types';
import type { Route } from './routes';

const placeSchema = z
  .object({ id: z.uuid(), environment: dnsLabelSchema })
  .transform(({ id, environment }) => ({ serviceId: id, environment }));
const release = z.coerce
  .number({ error: 'Give the number of a release' })
  .int('Give the number of a release')
  .positive('Give the number of a release')
  .max(2 ** 31 - 1, 'There is no such release');
const endsSchema = z.strictObject({ from: release, to: release });

const PLACE = '/services/:id/environments/:environment';

/** What a service was, is and could be in one environment. */
export function releaseRoutes(views: ReleaseViews): Route[] {
  const look = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [paasInstanceReadPermission],
  };
  const configuration = {
    method: 'get' as const,
    allow: ['user' as const],
    permissions: [
      paasInstanceReadPermission,
      paasInstanceConfigurationReadPermission,
    ],
  };
  return [
    {
      ...look,
      path: `${PLACE}/releases`,
      summary: 'Releases of a service in one environment, the newest first',
      answer: { schema: releaseListSchema },
      async handle({ request, response, credentials }) {
        const place = parseWith(placeSchema, request.params, 'path');
        response.json(await views.releases(place, credentials));
      },
    },
    {
      ...configuration,
      path: `${PLACE}/releases/diff`,
      summary: 'What differs between two releases, in words and in YAML',
      query: endsSchema,
      answer: { schema: releaseDiffSchema },
      async handle({ request, response, credentials }) {
        const place = parseWith(placeSchema, request.params, 'path');
        const ends = parseWith(endsSchema, request.query, 'query');
        response.set('cache-control', 'no-store');
        response.json(await views.diff(place, ends, credentials));
      },
    },
    {
      ...configuration,
      path: `${PLACE}/configuration`,
      summary: 'What a deploy starts from: the newest release',
      answer: { schema: configurationSchema },
      async handle({ request, response, credentials }) {
        const place = parseWith(placeSchema, request.params, 'path');
        response.set('cache-control', 'no-store');
        response.json(await views.configuration(place, credentials));
      },
    },
    {
      ...look,
      path: `${PLACE}/images`,
      summary: 'Tags of the image that can be deployed',
      answer: { schema: imageListSchema },
      async handle({ request, response, credentials }) {
        const place = parseWith(placeSchema, request.params, 'path');
        response.json(await views.images(place, credentials));
      },
    },
  ];
}
