import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ClusterReader } from '@mooring/backstage-plugin-clusters-node';
import { RecentMap } from '@mooring/node';
import type { Access, AccessScope } from '../access/types';
import { mayKnow, maySeeInside } from '../panel/redact';
import type { OverviewRows, Row } from './OverviewRows';
import { redactRow } from './overviewRow';
import type { Overviews } from './types';

/** For how many different sets of rights it is remembered what they see. */
const MAX_SCOPES = 1_000;

/** {@link Overviews} that answer to each caller what the caller may see, or what of it has changed. */
export class AuthorizedOverviews implements Overviews {
  readonly #process = randomUUID().slice(0, 8);
  /** Clusters on which callers of equal rights see anything. */
  readonly #clusters = new RecentMap<string, Set<string>>(MAX_SCOPES);

  constructor(
    private readonly options: {
      access: Access;
      rows: OverviewRows;
      reader: ClusterReader;
    },
  ) {}

  async list(
    after: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<{ cursor: string; body: string }> {
    const { access, rows } = this.options;
    const current = await rows.current();
    const scope = await access.of(credentials, () => current.rows.keys());
    const mark = `${this.#process}.${scope.key}.`;
    const cursor = `${mark}${current.seq}`;
    const known = this.#clusters.get(scope.key);
    const since =
      known && after?.startsWith(mark)
        ? Number(after.slice(mark.length))
        : undefined;
    const clusters = known ?? new Set<string>();
    const items: string[] = [];
    const removed: string[] = [];
    for (const [entityRef, row] of current.rows) {
      if (row.seq > (since ?? -1)) {
        const json = visibleJson(row, scope, clusters);
        if (json !== undefined) {
          items.push(json);
        } else if (since !== undefined) {
          removed.push(entityRef);
        }
      }
    }
    if (since !== undefined) {
      for (const [entityRef, seq] of current.removed) {
        if (seq > since) {
          removed.push(entityRef);
        }
      }
    }
    this.#clusters.set(scope.key, clusters);
    const rest = JSON.stringify({
      cursor,
      full: since === undefined,
      removed,
      staleClusters: this.#staleAmong(clusters),
    });
    return {
      cursor,
      body: `${rest.slice(0, -1)},"items":[${items.join()}]}`,
    };
  }

  #staleAmong(
    clusters: Set<string>,
  ): { cluster: string; asOf: string | undefined }[] {
    const { reader } = this.options;
    const configured = new Set(reader.clusters());
    return [...clusters]
      .filter(cluster => configured.has(cluster))
      .map(cluster => reader.health(cluster))
      .filter(({ state }) => state === 'stale')
      .map(({ cluster, asOf }) => ({ cluster, asOf }));
  }
}

/** The row as JSON for a caller; undefined for one who may not know of it. */
function visibleJson(
  row: Row,
  scope: AccessScope,
  clusters: Set<string>,
): string | undefined {
  const rights = row.places.map(place => ({
    knows: mayKnow(scope, place),
    seesInside: maySeeInside(scope, place),
  }));
  row.places.forEach(
    ({ cluster }, index) => rights[index]!.knows && clusters.add(cluster),
  );
  const isKnown =
    rights.some(({ knows }) => knows) ||
    (!row.row.managed && scope.mayReadEntity(row.row.entityRef));
  const key = JSON.stringify([isKnown, rights]);
  if (!row.variants.has(key)) {
    row.variants.set(
      key,
      isKnown ? JSON.stringify(redactRow(row.row, rights)) : undefined,
    );
  }
  return row.variants.get(key);
}
