import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { RecentMap } from '@mooring/node';
import { callerOf } from '../access/callerOf';
import type { Viewer } from './types';

/** Boards are asked for every other second, groups change now and then. */
const KEPT_MS = 30_000;
const MAX_KEPT = 2_000;

/** Finds out for whom people act: themselves and their groups. */
export class Viewers {
  readonly #kept = new RecentMap<
    string,
    { viewer: Promise<Viewer>; at: number }
  >(MAX_KEPT);

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
    this.#kept.set(ref, { viewer, at: Date.now() });
    viewer.catch(() => this.#kept.delete(ref));
    return viewer;
  }
}
