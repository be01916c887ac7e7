import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Board,
  BoardQuery,
  Operation,
  OperationPage,
} from '@mooring/backstage-plugin-paas-common';

/** Who looks at the board. */
export interface Viewer {
  /** User entity ref. */
  ref: string;
  /** The viewer's own ref and those of the viewer's groups. */
  claims: ReadonlySet<string>;
}

/** What a viewer looks for, and from when on what has ended is counted. */
export interface BoardView {
  query: BoardQuery;
  /** ISO 8601. */
  since: string;
}

/** The operations that have not ended, in memory. */
export interface OpenOperations {
  list(): Iterable<Operation>;
  /** Grows with each change of any operation, within this process. */
  readonly version: number;
  /** Grows with each change of one that has ended. */
  readonly doneVersion: number;
  /** Since when the database tells nothing; undefined: it does. */
  readonly staleSince: Date | undefined;
}

/** Operations that have ended, in PostgreSQL. */
export interface DoneStore {
  /** The latest first. @throws InputError for a cursor that no page gave */
  page(
    query: BoardQuery,
    viewer: Viewer,
    position: { limit: number; cursor: string | undefined },
  ): Promise<OperationPage>;
  /** How many ended since then. */
  count(query: BoardQuery, viewer: Viewer, since: string): Promise<number>;
}

/** The board with nothing left out. */
export interface Boards {
  /** Equal while the answer to the same question is. */
  readonly mark: string;
  read(view: BoardView, viewer: Viewer): Promise<Board>;
  /** Older ones that have ended. @throws InputError for a cursor that no page gave */
  done(
    query: BoardQuery,
    viewer: Viewer,
    position: { limit: number; cursor: string | undefined },
  ): Promise<OperationPage>;
}

/** An answer whose mark is known before it is made. */
export interface MarkedAnswer {
  etag: string;
  /** JSON. */
  body(): Promise<string>;
}

/** The board as those see it who ask. */
export interface BoardViews {
  /** What `boardSchema` describes. */
  read(
    view: BoardView,
    credentials: BackstageCredentials,
  ): Promise<MarkedAnswer>;
  done(
    query: BoardQuery,
    position: { limit: number; cursor: string | undefined },
    credentials: BackstageCredentials,
  ): Promise<OperationPage>;
}
