import { formatInstanceRef } from '@mooring/common';
import type {
  ComparedRelease,
  HistoryItem,
  HistoryQuery,
} from '@mooring/backstage-plugin-paas-common';
import { contentChanges } from '../domain/content/contentChanges';
import type { Release } from '../domain/Release';
import type { ReleaseStore } from '../releases/types';
import type { DatabaseHistoryStore, LiveRow } from './DatabaseHistoryStore';
import type { OwnedItem } from './types';

/** What was live at a moment, on whose word, and what differed; who may see it is decided around it. */
export class DefaultHistory {
  constructor(
    private readonly options: {
      store: DatabaseHistoryStore;
      releases: ReleaseStore;
    },
  ) {}

  async liveAt(query: HistoryQuery): Promise<OwnedItem[]> {
    const rows = await this.options.store.liveAt(query);
    return Promise.all(
      rows.map(async row => ({
        item: await this.toItem(row),
        ownerRef: row.owner_ref,
      })),
    );
  }

  private async toItem(row: LiveRow): Promise<HistoryItem> {
    const release = await this.release(row, row.number);
    const before =
      row.before === null ? undefined : await this.release(row, row.before);
    const now =
      row.live_number === null
        ? undefined
        : await this.release(row, row.live_number);
    const { project_ref: projectRef, name: service, environment } = row;
    return {
      instance: formatInstanceRef({ projectRef, service, environment }),
      ...{ projectRef, service, environment },
      release: release.number,
      hash: release.hash,
      image: release.content.image,
      since: row.live_from.toISOString(),
      ...(row.live_until && { until: row.live_until.toISOString() }),
      operation: operationOf(row),
      ...(before && { before: compared(before, before, release) }),
      ...(now && { now: compared(now, release, now) }),
    };
  }

  private async release(row: LiveRow, number: number): Promise<Release> {
    const release = await this.options.releases.get(row.instance_id, number);
    if (!release) {
      throw new Error(
        `Release ${number} of instance ${row.instance_id} was live and is gone`,
      );
    }
    return release;
  }
}

/** Whose word it was. */
function operationOf(row: LiveRow): HistoryItem['operation'] {
  return {
    id: row.operation_id,
    kind: row.kind,
    initiator: row.initiator,
    ...(row.via !== null && { via: row.via }),
    ...(row.note !== null && { note: row.note }),
    acceptedAt: row.accepted_at.toISOString(),
    decisions: row.decisions.map(decision => ({
      actor: decision.actor,
      ...(decision.on_behalf_of !== null && {
        onBehalfOf: decision.on_behalf_of,
      }),
      verdict: decision.verdict,
      ...(decision.note !== null && { note: decision.note }),
      at: new Date(decision.at).toISOString(),
    })),
  };
}

function compared(
  { number, content }: Release,
  older: Release,
  newer: Release,
): ComparedRelease {
  const changes = contentChanges(older.content, newer.content);
  return {
    number,
    image: content.image,
    changed: [...new Set(changes.map(({ part }) => part))],
    changes,
  };
}
