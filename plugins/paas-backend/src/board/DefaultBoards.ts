import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@mooring/common';
import type {
  Board,
  BoardQuery,
  OperationPage,
} from '@mooring/backstage-plugin-paas-common';
import { RecentMap } from '@mooring/node';
import { toSections } from '../domain/board';
import type {
  Boards,
  BoardView,
  DoneStore,
  OpenOperations,
  Viewer,
} from './types';

/** Of those that have ended, on the first page. */
const FIRST_PAGE = 20;
/** For how many different questions the first page of what has ended is kept. */
const MAX_KEPT = 200;

type Done = Board['done'];

/** {@link Boards} with what is open from memory, and what has ended read once for all who ask the same. */
export class DefaultBoards implements Boards {
  readonly #process = randomUUID().slice(0, 8);
  readonly #done = new RecentMap<
    string,
    { version: number; page: Promise<Done> }
  >(MAX_KEPT);

  constructor(
    private readonly options: { open: OpenOperations; done: DoneStore },
  ) {}

  get mark(): string {
    return `${this.#process}.${this.options.open.version}`;
  }

  async read(view: BoardView, viewer: Viewer): Promise<Board> {
    const { open } = this.options;
    const { staleSince } = open;
    const sections = toSections(open.list(), view.query, viewer);
    return {
      ...sections,
      done: await this.#firstPage(view, viewer),
      ...(staleSince && { staleSince: staleSince.toISOString() }),
    };
  }

  async done(
    query: BoardQuery,
    viewer: Viewer,
    position: { limit: number; cursor: string | undefined },
  ): Promise<OperationPage> {
    return this.options.done.page(query, viewer, position);
  }

  #firstPage(view: BoardView, viewer: Viewer): Promise<Done> {
    const key = canonicalJson([
      view,
      view.query.mine === undefined ? null : viewer.ref,
    ]);
    const version = this.options.open.doneVersion;
    const kept = this.#done.get(key);
    if (kept?.version === version) {
      return kept.page;
    }
    const page = this.#readFirst(view, viewer);
    this.#done.set(key, { version, page });
    // A failure is not kept.
    page.catch(() => {
      if (this.#done.get(key)?.page === page) {
        this.#done.delete(key);
      }
    });
    return page;
  }

  async #readFirst({ query, since }: BoardView, viewer: Viewer): Promise<Done> {
    const { done } = this.options;
    const [page, count] = await Promise.all([
      done.page(query, viewer, { limit: FIRST_PAGE, cursor: undefined }),
      done.count(query, viewer, since),
    ]);
    return { count, ...page };
  }
}
