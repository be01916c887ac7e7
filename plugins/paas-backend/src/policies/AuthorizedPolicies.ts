import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  PlanFacts,
  PolicyDocument,
  PolicyKind,
  PolicyList,
  PolicyVersions,
  Simulation,
} from '@mooring/backstage-plugin-paas-common';
import { callerOf } from '../access/callerOf';
import type { PolicyRights } from '../access/PolicyRights';
import type { Requester } from '../operations/types';
import type { DefaultPolicies } from './DefaultPolicies';
import type { Policies, PolicyChange, PolicyVersion } from './types';

/** Everybody signed in may read what changes are held against; writing it demands `paas.policy.manage`. */
export class AuthorizedPolicies implements Policies {
  constructor(
    private readonly policies: DefaultPolicies,
    private readonly rights: PolicyRights,
  ) {}

  async list<K extends PolicyKind>(
    kind: K,
    credentials: BackstageCredentials,
  ): Promise<PolicyList<K>> {
    const items = await this.policies.list(kind);
    return { items, canChange: await this.rights.mayManage(credentials) };
  }

  async get<K extends PolicyKind>(
    kind: K,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<PolicyVersions<K>> {
    const versions = await this.policies.versions(kind, id);
    return { versions, canChange: await this.rights.mayManage(credentials) };
  }

  async create<K extends PolicyKind>(
    kind: K,
    change: PolicyChange<K>,
    credentials: BackstageCredentials,
  ): Promise<PolicyDocument<K>> {
    const author = await this.author(kind, 'created', kind, credentials);
    return this.policies.create(kind, change, author);
  }

  async revise<K extends PolicyKind>(
    kind: K,
    of: PolicyVersion,
    change: PolicyChange<K>,
    credentials: BackstageCredentials,
  ): Promise<PolicyDocument<K>> {
    const target = `${kind}:${of.id}`;
    const author = await this.author(kind, 'revised', target, credentials);
    return this.policies.revise(kind, of, change, author);
  }

  async withdraw(
    kind: PolicyKind,
    of: PolicyVersion,
    note: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const target = `${kind}:${of.id}`;
    const author = await this.author(kind, 'withdrawn', target, credentials);
    await this.policies.withdraw(kind, of, note, author);
  }

  simulate(facts: PlanFacts): Promise<Simulation> {
    return this.policies.simulate(facts);
  }

  private async author(
    kind: PolicyKind,
    what: string,
    target: string,
    credentials: BackstageCredentials,
  ): Promise<Requester> {
    await this.rights.demandManage(credentials, {
      action: `${kind}.${what}`,
      target,
    });
    const { ref: user, via } = callerOf(credentials);
    return { user, via };
  }
}
