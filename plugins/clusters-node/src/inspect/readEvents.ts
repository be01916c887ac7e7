import { z } from 'zod';
import { failureOf } from '../connections/failure';
import type { ClusterConnection } from '../connections/types';
import type { EventLine } from '../readerTypes';
import type { CallOptions } from '../types';
import { collectionOf, type ResourceKind } from '../writer/resourcePath';

const PAGE_SIZE = 500;
/** They come sorted by name: all have to be read to know which are the newest. */
const MAX_PAGES = 20;
const DEADLINE_MS = 10_000;

const KINDS: Record<string, ResourceKind> = {
  'v1 Event': { collection: 'events', namespaced: true },
};

const timeSchema = z.iso.datetime({ offset: true }).nullish();
const textSchema = z.string().catch('');
const aboutSchema = z.object({
  kind: textSchema,
  namespace: textSchema,
  name: textSchema,
  uid: textSchema,
});
const eventSchema = z.object({
  metadata: z.object({ uid: z.string(), creationTimestamp: timeSchema }),
  involvedObject: aboutSchema,
  type: z.enum(['Normal', 'Warning']).catch('Normal'),
  reason: textSchema,
  message: textSchema,
  count: z.number().int().positive().optional().catch(undefined),
  firstTimestamp: timeSchema,
  lastTimestamp: timeSchema,
  eventTime: timeSchema,
  reportingComponent: textSchema,
  source: z.object({ component: textSchema }).optional().catch(undefined),
  series: z
    .object({ count: z.number().int(), lastObservedTime: timeSchema })
    .nullish()
    .catch(undefined),
});
const pageSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }),
  items: z.array(z.unknown()),
});

/** Events of a namespace, newest first; those that cannot be read are left out. */
export async function readEvents(
  connection: ClusterConnection,
  query: { namespace: string; limit: number },
  options: CallOptions,
): Promise<EventLine[]> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(DEADLINE_MS),
    ...(options.signal ? [options.signal] : []),
  ]);
  const path = collectionOf(
    KINDS,
    { apiVersion: 'v1', kind: 'Event', namespace: query.namespace },
    'reads',
  );
  const lines: EventLine[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const response = await connection.request({
      method: 'GET',
      path,
      query: { limit: String(PAGE_SIZE), ...(next && { continue: next }) },
      signal,
    });
    if (response.status !== 200) {
      throw failureOf(connection.name, response);
    }
    const { items, metadata } = pageSchema.parse(response.body);
    lines.push(...items.flatMap(toLine));
    next = metadata.continue;
    if (!next) {
      break;
    }
  }
  return lines.sort((a, b) => b.lastAt - a.lastAt).slice(0, query.limit);
}

function toLine(item: unknown): EventLine[] {
  const { data: event } = eventSchema.safeParse(item);
  if (!event) {
    return [];
  }
  // Two generations of the API name the same facts differently.
  const firstAt = firstTime(
    event.firstTimestamp,
    event.eventTime,
    event.metadata.creationTimestamp,
  );
  return [
    {
      uid: event.metadata.uid,
      type: event.type,
      reason: event.reason,
      message: event.message,
      about: event.involvedObject,
      count: event.series?.count ?? event.count ?? 1,
      firstAt,
      lastAt:
        firstTime(event.series?.lastObservedTime, event.lastTimestamp) ||
        firstAt,
      source: event.reportingComponent || (event.source?.component ?? ''),
    },
  ];
}

function firstTime(...times: (string | null | undefined)[]): number {
  const time = times.find(text => text);
  return time ? Date.parse(time) : 0;
}
