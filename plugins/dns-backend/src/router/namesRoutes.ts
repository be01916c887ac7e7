import { namesQuerySchema } from '@mooring/backstage-plugin-dns-common';
import { parseWith } from '@mooring/node';
import type { ResolutionService } from '../resolution/types';
import type { AddRoute } from './createRoute';

export function addNamesRoutes(
  addRoute: AddRoute,
  options: { resolution: ResolutionService },
): void {
  addRoute('GET /names', async ({ request, response, credentials }) => {
    // Express makes an object of a parameter that is repeated often enough.
    const search = new URL(request.url, 'http://localhost').searchParams;
    const query = { name: search.getAll('name') };
    const { name } = parseWith(namesQuerySchema, query, 'query');
    response.json({
      items: await options.resolution.statuses(name, credentials),
    });
  });
}
