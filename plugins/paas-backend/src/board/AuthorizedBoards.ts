import { createHash } from 'node:crypto';
import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { canonicalJson, type Environment } from '@mooring/common';
import {
  paasInstanceReadPermission,
  type Board,
  type BoardQuery,
  type Operation,
  type OperationPage,
} from '@mooring/backstage-plugin-paas-common';
import type { Access, AccessScope } from '../access/types';
import type { EntityDirectory } from '../directory/types';
import { KeptPerPerson } from './KeptPerPerson';
import type {
  Boards,
  BoardView,
  BoardViews,
  MarkedAnswer,
  Viewer,
} from './types';
import { viewerOf } from './viewerOf';

/** Groups change now and then. */
const VIEWER_KEPT_MS = 30_000;
/** For as long somebody still sees why an operation waits who may not see it any more. */
const SCOPE_KEPT_MS = 10_000;

/**
 * The board is for everybody signed in. Why an operation waits or failed and what
 * was noted is for those who may see the inside of all its instances, which is
 * asked for once for the whole board.
 */
export class AuthorizedBoards implements BoardViews {
  /** Grows when somebody may own what was another's. */
  #owners = 0;
  readonly #viewers: KeptPerPerson<Viewer>;
  readonly #scopes: KeptPerPerson<AccessScope>;
  /** Each is told to many: whole, and without what is not for everybody. */
  readonly #told = new WeakMap<Operation, { whole?: string; part?: string }>();

  constructor(
    private readonly boards: Boards,
    private readonly options: {
      access: Access;
      userInfo: UserInfoService;
      entities: EntityDirectory;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {
    const { access, userInfo } = options;
    this.#viewers = new KeptPerPerson(VIEWER_KEPT_MS, credentials =>
      viewerOf(userInfo, credentials),
    );
    this.#scopes = new KeptPerPerson(SCOPE_KEPT_MS, credentials =>
      access.of(credentials, () => []),
    );
    options.entities.subscribe(() => {
      this.#owners += 1;
    });
  }

  async read(
    view: BoardView,
    credentials: BackstageCredentials,
  ): Promise<MarkedAnswer> {
    const [scope, viewer] = await Promise.all([
      this.#scopes.of(credentials),
      this.#viewers.of(credentials),
    ]);
    // Before the board is read: what changes meanwhile is asked for again.
    const mark = `${this.boards.mark}.${this.#owners}`;
    const asked = hash([view, viewer.ref, [...viewer.claims].sort()]);
    return {
      etag: `"${mark}.${scope.key}.${asked}"`,
      body: async () =>
        this.#toJson(await this.boards.read(view, viewer), scope),
    };
  }

  async done(
    query: BoardQuery,
    position: { limit: number; cursor: string | undefined },
    credentials: BackstageCredentials,
  ): Promise<OperationPage> {
    const [scope, viewer] = await Promise.all([
      this.#scopes.of(credentials),
      this.#viewers.of(credentials),
    ]);
    const page = await this.boards.done(query, viewer, position);
    return { ...page, items: page.items.map(it => this.#redact(it, scope)) };
  }

  /** `JSON.stringify` of the whole takes longer than everything else. */
  #toJson(board: Board, scope: AccessScope): string {
    const parts = Object.entries(board).map(([name, part]) => {
      if (typeof part === 'string') {
        return `"${name}":${JSON.stringify(part)}`;
      }
      const { items, ...others } = part;
      const told = items.map(it => this.#tell(it, scope)).join();
      return `"${name}":${JSON.stringify(others).slice(
        0,
        -1,
      )},"items":[${told}]}`;
    });
    return `{${parts.join()}}`;
  }

  #tell(operation: Operation, scope: AccessScope): string {
    const told = this.#told.get(operation) ?? {};
    this.#told.set(operation, told);
    return this.#maySee(operation, scope)
      ? (told.whole ??= JSON.stringify(operation))
      : (told.part ??= JSON.stringify(withoutInside(operation)));
  }

  #redact(operation: Operation, scope: AccessScope): Operation {
    return this.#maySee(operation, scope)
      ? operation
      : withoutInside(operation);
  }

  #maySee({ projectRef, targets }: Operation, scope: AccessScope): boolean {
    const { entities, environments } = this.options;
    return targets.every(({ instance, environment }) =>
      scope.may(paasInstanceReadPermission, {
        ref: instance,
        projectRef,
        ownerRef: entities.ownerOf(projectRef),
        environment,
        cluster: environments.get(environment)?.cluster,
      }),
    );
  }
}

function withoutInside(operation: Operation): Operation {
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

function hash(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(value))
    .digest('base64url')
    .slice(0, 16);
}
