import { availabilityQuerySchema } from '@mooring/backstage-plugin-dns-common';
import { parseWith } from '@mooring/node';
import type { ClaimsService } from '../claims/types';
import { checkedNames } from '../domain/checkedNames';
import type { AddRoute } from './createRoute';

export function addAvailabilityRoutes(
  addRoute: AddRoute,
  options: { claims: ClaimsService; zones: readonly string[] },
): void {
  const bodySchema = availabilityQuerySchema.extend({
    names: checkedNames(options.zones, availabilityQuerySchema.shape.names),
  });

  addRoute('POST /availability', async ({ request, response, signal }) => {
    const query = parseWith(bodySchema, request.body);
    response.json({ items: await options.claims.availability(query, signal) });
  });
}
