import { ConflictError, NotFoundError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  PlanFacts,
  PolicyDocument,
  PolicyKind,
  Simulation,
} from '@mooring/backstage-plugin-paas-common';
import { gatesFor } from '../domain/procedures/gatesFor';
import { judgeCondition } from '../domain/procedures/judgeCondition';
import type { Requester } from '../operations/types';
import { checkPolicyBody } from './checkPolicyBody';
import type { PolicyChange, PolicyStore, PolicyVersion } from './types';

/** Procedures and freezes; who may change them is decided around it. */
export class DefaultPolicies {
  constructor(
    private readonly options: {
      store: PolicyStore;
      environments: ReadonlyMap<string, unknown>;
    },
  ) {}

  list<K extends PolicyKind>(kind: K): Promise<PolicyDocument<K>[]> {
    return this.options.store.list(kind);
  }

  async versions<K extends PolicyKind>(
    kind: K,
    id: string,
  ): Promise<PolicyDocument<K>[]> {
    const versions = await this.options.store.versions(kind, id);
    if (versions.length === 0) {
      throw new NotFoundError(`There is no ${kind} ${id}`);
    }
    return versions;
  }

  async create<K extends PolicyKind>(
    kind: K,
    change: PolicyChange<K>,
    author: Requester,
  ): Promise<PolicyDocument<K>> {
    checkPolicyBody(change.body, this.options.environments, new Date());
    return this.options.store.create(kind, change, author);
  }

  async revise<K extends PolicyKind>(
    kind: K,
    of: PolicyVersion,
    change: PolicyChange<K>,
    author: Requester,
  ): Promise<PolicyDocument<K>> {
    await this.demandNotOver(kind, of.id);
    checkPolicyBody(change.body, this.options.environments, new Date());
    return this.options.store.revise(kind, of, change, author);
  }

  async withdraw(
    kind: PolicyKind,
    of: PolicyVersion,
    note: string | undefined,
    author: Requester,
  ): Promise<void> {
    await this.demandNotOver(kind, of.id);
    await this.options.store.revise(
      kind,
      of,
      { body: undefined, note },
      author,
    );
  }

  async simulate(facts: PlanFacts): Promise<Simulation> {
    const procedures = await this.list('procedure');
    return {
      gates: gatesFor(
        procedures.map(({ body }) => body),
        facts,
      ),
      procedures: procedures
        .map(({ id, body: { name, condition } }) => {
          const conditions = judgeCondition(condition, facts);
          const applies = conditions.every(({ holds }) => holds);
          return { id, name, applies, conditions };
        })
        .sort((a, b) => a.name.localeCompare(b.name)),
    };
  }

  /** What has been is what operations were held against. */
  private async demandNotOver(kind: PolicyKind, id: string): Promise<void> {
    const [newest] = await this.versions(kind, id);
    const { body, withdrawn } = newest!;
    if ('until' in body && !withdrawn && Date.parse(body.until) <= Date.now()) {
      throw new ConflictError(say('policy.over'));
    }
  }
}
