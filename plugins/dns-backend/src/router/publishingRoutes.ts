import { parseWith } from '@mooring/node';
import { checkedPublishSchema } from '../domain/checkedPublishSchema';
import type { PublishingService } from '../publishing/types';
import type { AddRoute } from './createRoute';

export function addPublishingRoutes(
  addRoute: AddRoute,
  options: { publishing: PublishingService; zones: readonly string[] },
): void {
  const { publishing } = options;
  const bodySchema = checkedPublishSchema(options.zones);

  addRoute('POST /preview', async ({ request, response, signal }) => {
    const publish = parseWith(bodySchema, request.body);
    response.json({ changes: await publishing.preview(publish, signal) });
  });

  addRoute('POST /publish', async ({ request, response, signal }) => {
    const publish = parseWith(bodySchema, request.body);
    response.json({ changes: await publishing.publish(publish, signal) });
  });
}
