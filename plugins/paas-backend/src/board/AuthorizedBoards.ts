import { createHash } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { canonicalJson, type Environment } from '@mooring/common';
import {
  OPEN_SECTIONS,
  paasInstanceReadPermission,
  type Board,
  type BoardQuery,
  type Operation,
  type OperationPage,
} from '@mooring/backstage-plugin-paas-common';
import type { Access, AccessScope } from '../access/types';
import type { EntityDirectory } from '../directory/types';
import type { Viewers } from './Viewers';
import type { Boards, BoardView, BoardViews, MarkedAnswer } from './types';

/**
 * The board is for everybody signed in. Why an operation waits or failed and what
 * was noted is for those who may see the inside of all its instances, which is
 * asked for once for the whole board.
 */
export class AuthorizedBoards implements BoardViews {
  /** Grows when somebody may own what was another's. */
  #owners = 0;

  constructor(
    private readonly boards: Boards,
    private readonly options: {
      access: Access;
      viewers: Viewers;
      entities: EntityDirectory;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {
    options.entities.subscribe(() => {
      this.#owners += 1;
    });
  }

  async read(
    view: BoardView,
    credentials: BackstageCredentials,
  ): Promise<MarkedAnswer> {
    const { access, viewers } = this.options;
    const [scope, viewer] = await Promise.all([
      access.of(credentials, () => []),
      viewers.of(credentials),
    ]);
    // Before the board is read: what changes meanwhile is asked for again.
    const mark = `${this.boards.mark}.${this.#owners}`;
    const asked = hash([view, viewer.ref, [...viewer.claims].sort()]);
    return {
      etag: `"${mark}.${scope.key}.${asked}"`,
      body: async () =>
        JSON.stringify(
          this.#redactBoard(await this.boards.read(view, viewer), scope),
        ),
    };
  }

  async done(
    query: BoardQuery,
    position: { limit: number; cursor: string | undefined },
    credentials: BackstageCredentials,
  ): Promise<OperationPage> {
    const { access, viewers } = this.options;
    const [scope, viewer] = await Promise.all([
      access.of(credentials, () => []),
      viewers.of(credentials),
    ]);
    const page = await this.boards.done(query, viewer, position);
    return { ...page, items: page.items.map(it => this.#redact(it, scope)) };
  }

  #redactBoard(board: Board, scope: AccessScope): Board {
    const redacted = { ...board };
    for (const section of ['mineToDo', 'done', ...OPEN_SECTIONS] as const) {
      const { items } = board[section];
      Object.assign(redacted, {
        [section]: {
          ...board[section],
          items: items.map(it => this.#redact(it, scope)),
        },
      });
    }
    return redacted;
  }

  #redact(operation: Operation, scope: AccessScope): Operation {
    const { projectRef, targets } = operation;
    const { entities, environments } = this.options;
    const maySee = targets.every(({ instance, environment }) =>
      scope.may(paasInstanceReadPermission, {
        ref: instance,
        projectRef,
        ownerRef: entities.ownerOf(projectRef),
        environment,
        cluster: environments.get(environment)?.cluster,
      }),
    );
    if (maySee) {
      return operation;
    }
    const { failure, note, holder, emergency, ...rest } = operation;
    return {
      ...rest,
      ...(holder && { holder: { ...holder, reason: '' } }),
      ...(emergency && {
        emergency: {
          ...emergency,
          reason: '',
          ...(emergency.review && {
            review: { actor: emergency.review.actor, at: emergency.review.at },
          }),
        },
      }),
    };
  }
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(value))
    .digest('base64url')
    .slice(0, 16);
}
