import {
  claimsOfManySchema,
  claimsSchema,
} from '@mooring/backstage-plugin-dns-common';
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

  const manySchema = claimsOfManySchema.extend({
    owners: z
      .array(bodySchema.extend({ owner: z.uuid() }))
      .min(1)
      .max(100)
      .superRefine(refuseRepetitions),
  });

  addRoute(
    'PUT /owners/:owner/claims',
    async ({ request, response, signal }) => {
      const { owner } = parseWith(paramsSchema, request.params, 'path');
      const body = parseWith(bodySchema, request.body);
      await claims.put([{ owner, ...body }], signal);
      response.status(204).end();
    },
  );

  addRoute('PUT /claims', async ({ request, response, signal }) => {
    const { owners } = parseWith(manySchema, request.body);
    await claims.put(owners, signal);
    response.status(204).end();
  });

  addRoute('GET /owners/:owner/claims', async ({ request, response }) => {
    const { owner } = parseWith(paramsSchema, request.params, 'path');
    response.json({ names: await claims.namesOf(owner) });
  });
}

function refuseRepetitions(
  owners: { owner: string; names: string[] }[],
  context: z.RefinementCtx,
): void {
  const ids = owners.map(({ owner }) => owner);
  const names = owners.flatMap(it => it.names);
  if (new Set(ids).size < ids.length) {
    context.addIssue({ code: 'custom', message: 'An owner stands twice' });
  }
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    context.addIssue({
      code: 'custom',
      message: `two owners would hold ${twice}`,
    });
  }
}
