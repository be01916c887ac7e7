import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { NameStatus } from '@mooring/backstage-plugin-dns-common';
import { paasInstanceReadPermission } from '@mooring/backstage-plugin-paas-common';
import type { ClaimsStore } from '../claims/types';
import type { Asker, ResolutionService } from './types';

/**
 * Shows people only the names of instances whose inside they may see: a claim's
 * label is the instance's ref. Other names are left out, as if they were not there.
 */
export class AuthorizedResolutionService implements ResolutionService {
  readonly #inner: ResolutionService;
  readonly #claims: ClaimsStore;
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;

  constructor(options: {
    inner: ResolutionService;
    claims: ClaimsStore;
    auth: AuthService;
    permissions: PermissionsService;
  }) {
    this.#inner = options.inner;
    this.#claims = options.claims;
    this.#auth = options.auth;
    this.#permissions = options.permissions;
  }

  async statuses(names: string[], asker: Asker): Promise<NameStatus[]> {
    if (this.#auth.isPrincipal(asker, 'service')) {
      return this.#inner.statuses(names, asker);
    }
    const claims = await this.#claims.byNames(names);
    const labels = [...new Set(claims.map(({ label }) => label))];
    const decisions = await this.#permissions.authorize(
      labels.map(label => ({
        permission: paasInstanceReadPermission,
        resourceRef: label,
      })),
      { credentials: asker },
    );
    const readable = new Set(
      labels.filter(
        (_label, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
      ),
    );
    const visible = claims
      .filter(({ label }) => readable.has(label))
      .map(({ name }) => name);
    return visible.length > 0 ? this.#inner.statuses(visible, asker) : [];
  }
}
