import type { ClusterConnection } from '../connections/types';
import { WatchFailure } from './WatchFailure';

const PAGE_SIZE = 500;

interface ListPage<TObject> {
  metadata: { resourceVersion: string; continue?: string };
  items: TObject[];
}

/**
 * Lists a collection page by page.
 *
 * @param onObject - called for each object, so that no full list is ever in memory
 * @returns the resourceVersion from which a watch goes on
 */
export async function listPages<TObject>(
  connection: ClusterConnection,
  path: string,
  labelSelector: string,
  onObject: (object: TObject) => void,
  signal: AbortSignal,
): Promise<string> {
  let next: string | undefined;
  for (;;) {
    const response = await connection.request({
      method: 'GET',
      path,
      query: {
        labelSelector,
        limit: String(PAGE_SIZE),
        ...(next && { continue: next }),
      },
      signal,
    });
    if (response.status !== 200) {
      throw new WatchFailure(connection.name, response);
    }
    const page = response.body as ListPage<TObject>;
    page.items.forEach(onObject);
    next = page.metadata.continue;
    if (!next) {
      return page.metadata.resourceVersion;
    }
  }
}
