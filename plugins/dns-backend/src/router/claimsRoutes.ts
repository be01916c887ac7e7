import { claimsSchema } from '@mooring/backstage-plugin-dns-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { ClaimsService } from '../claims/types';
import { checkedNames } from '../domain/checkedNames';
import type { AddRoute } from './createRoute';

const paramsSchema = z.object({ owner: z.uuid() });

export function addClaimsRoutes(
  addRoute: AddRoute,
  options: { claims: ClaimsService; zones: readonly string[] },
): void {
  const { claims } = options;
  const bodySchema = claimsSchema.extend({
    names: checkedNames(options.zones, claimsSchema.shape.names),
  });

  addRoute(
    'PUT /owners/:owner/claims',
    async ({ request, response, signal }) => {
      const { owner } = parseWith(paramsSchema, request.params, 'path');
      await claims.put(owner, parseWith(bodySchema, request.body), signal);
      response.status(204).end();
    },
  );

  addRoute('GET /owners/:owner/claims', async ({ request, response }) => {
    const { owner } = parseWith(paramsSchema, request.params, 'path');
    response.json({ names: await claims.namesOf(owner) });
  });
}
