import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Delegations } from '../policies/types';

/** Somebody who may decide at gates, by what the catalog says. */
export interface Voter {
  /** User entity ref. */
  user: string;
  /** Own ref and those of groups. */
  claims: string[];
  /** People who have handed their decisions to the user for now. */
  away: { user: string; claims: string[] }[];
}

/** Finds out for whom a person may decide. */
export class Voters {
  constructor(
    private readonly options: {
      auth: AuthService;
      userInfo: UserInfoService;
      catalog: CatalogService;
      delegations: Delegations;
    },
  ) {}

  /** Undefined for a service, which decides nothing. */
  async voter(credentials: BackstageCredentials): Promise<Voter | undefined> {
    const { auth, userInfo, delegations } = this.options;
    if (!auth.isPrincipal(credentials, 'user')) {
      return undefined;
    }
    const info = await userInfo.getUserInfo(credentials);
    const away = await delegations.actingFor(info.userEntityRef, new Date());
    return {
      user: info.userEntityRef,
      claims: info.ownershipEntityRefs,
      away: await Promise.all(
        away.map(async user => ({ user, claims: await this.claimsOf(user) })),
      ),
    };
  }

  /** Of a person who is not here to say. */
  private async claimsOf(user: string): Promise<string[]> {
    const { auth, catalog } = this.options;
    const entity = await catalog.getEntityByRef(user, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const groups = (entity?.relations ?? [])
      .filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => targetRef);
    return entity ? [user, ...groups] : [];
  }
}
