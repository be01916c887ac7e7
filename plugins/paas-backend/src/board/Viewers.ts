import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { callerOf } from '../access/callerOf';
import type { Viewer } from './types';

/** Boards are asked for every other second, groups change now and then. */
const KEPT_MS = 30_000;
const MAX_KEPT = 2_000;

/** Finds out for whom people act: themselves and their groups. */
export class Viewers {
  readonly #kept = new Map<string, { viewer: Promise<Viewer>; at: number }>();

  constructor(private readonly userInfo: UserInfoService) {}

  of(credentials: BackstageCredentials): Promise<Viewer> {
    const { ref } = callerOf(credentials);
    const principal = credentials.principal as { type?: string };
    if (principal.type !== 'user') {
      return Promise.resolve({ ref, claims: new Set() });
    }
    const kept = this.#kept.get(ref);
    if (kept && Date.now() - kept.at < KEPT_MS) {
      return kept.viewer;
    }
    const viewer = this.userInfo
      .getUserInfo(credentials)
      .then(({ ownershipEntityRefs }) => ({
        ref,
        claims: new Set([ref, ...ownershipEntityRefs]),
      }));
    this.#kept.delete(ref);
    this.#kept.set(ref, { viewer, at: Date.now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
    viewer.catch(() => this.#kept.delete(ref));
    return viewer;
  }
}
