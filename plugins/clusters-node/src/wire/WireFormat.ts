import type { SummaryKind } from '../summaries/types';
import type { RawObject } from '../summaries/objectSummary';

/** What a watch brings, errors already thrown. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: RawObject;
}

/** A page of a list. */
export interface ListPage {
  resourceVersion: string;
  continue: string | undefined;
  /** Read as they are asked for, where that is possible. */
  items: Iterable<RawObject>;
}

/** Cuts what comes in at any length into whole pieces. */
export interface Splitter {
  push(chunk: Uint8Array): Uint8Array[];
}

/** How an API server writes objects. */
export interface WireFormat {
  contentType: string;
  splitter(): Splitter;
  event(piece: Uint8Array, kind: SummaryKind): WatchEvent;
  page(body: Uint8Array, kind: SummaryKind): ListPage;
  /** What the server says instead of a list, or any object in JSON. */
  status(body: Uint8Array): unknown;
}
