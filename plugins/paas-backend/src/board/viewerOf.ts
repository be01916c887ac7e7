import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { callerOf } from '../access/callerOf';
import { isPerson } from './KeptPerPerson';
import type { Viewer } from './types';

/** For whom people act: themselves and their groups. */
export async function viewerOf(
  userInfo: UserInfoService,
  credentials: BackstageCredentials,
): Promise<Viewer> {
  const { ref } = callerOf(credentials);
  if (!isPerson(credentials)) {
    return { ref, claims: new Set() };
  }
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return { ref, claims: new Set([ref, ...ownershipEntityRefs]) };
}
