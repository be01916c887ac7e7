import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Freeze,
  Gate,
  PlanFacts,
  PolicyDocument,
  PolicyKind,
  PolicyList,
  PolicyVersions,
  Simulation,
} from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../operations/types';

/** Says which gates procedures ask of a plan. */
export interface GateBook {
  /** By place, then by the procedure's name, then as written. */
  gates(facts: PlanFacts): Promise<(Gate & { procedure: string })[]>;
}

/** Says what is frozen. */
export interface Freezes {
  /** Those that cover one of the environments. */
  covering(
    environments: readonly string[],
    at: Date,
  ): Promise<(Freeze & { id: string })[]>;
}

/** Says who decides for whom. */
export interface Delegations {
  /** Those who have handed their decisions to a person; never the person, and no chains. */
  actingFor(user: string, at: Date): Promise<string[]>;
}

/** A change of a document, as its author asks for it. */
export interface PolicyChange<K extends PolicyKind = PolicyKind> {
  body: PolicyDocument<K>['body'];
  note: string | undefined;
}

/** What takes a document out of force. */
export interface Withdrawal {
  body: undefined;
  note: string | undefined;
}

/** The version of a document that somebody looked at. */
export interface PolicyVersion {
  id: string;
  version: number;
}

/** Procedures and freezes in the database. */
export interface PolicyStore {
  /** The newest versions, without those that were withdrawn. */
  list<K extends PolicyKind>(kind: K): Promise<PolicyDocument<K>[]>;
  /** The newest first; empty: there is no such document. */
  versions<K extends PolicyKind>(
    kind: K,
    id: string,
  ): Promise<PolicyDocument<K>[]>;
  create<K extends PolicyKind>(
    kind: K,
    change: PolicyChange<K>,
    author: Requester,
  ): Promise<PolicyDocument<K>>;
  /**
   * Writes the version after the given one.
   *
   * @throws NotFoundError, ConflictError that names who was first
   */
  revise<K extends PolicyKind>(
    kind: K,
    of: PolicyVersion,
    change: PolicyChange<K> | Withdrawal,
    author: Requester,
  ): Promise<PolicyDocument<K>>;
  /** Inserts what the configuration brings, unless a document of its key has ever been there. */
  seed<K extends PolicyKind>(
    kind: K,
    key: string,
    body: PolicyDocument<K>['body'],
  ): Promise<void>;
}

/** Procedures and freezes as people see and change them. Everybody signed in may read them. */
export interface Policies {
  list<K extends PolicyKind>(
    kind: K,
    credentials: BackstageCredentials,
  ): Promise<PolicyList<K>>;
  /** @throws NotFoundError */
  get<K extends PolicyKind>(
    kind: K,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<PolicyVersions<K>>;
  create<K extends PolicyKind>(
    kind: K,
    change: PolicyChange<K>,
    credentials: BackstageCredentials,
  ): Promise<PolicyDocument<K>>;
  /** @throws NotFoundError, ConflictError */
  revise<K extends PolicyKind>(
    kind: K,
    of: PolicyVersion,
    change: PolicyChange<K>,
    credentials: BackstageCredentials,
  ): Promise<PolicyDocument<K>>;
  /** @throws NotFoundError, ConflictError */
  withdraw(
    kind: PolicyKind,
    of: PolicyVersion,
    note: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<void>;
  /** What would be asked of a plan, and why. */
  simulate(facts: PlanFacts): Promise<Simulation>;
}
