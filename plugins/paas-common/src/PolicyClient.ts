import { deleteAt, getJson, postJson, type PaasFetch } from './requests';
import {
  delegationListSchema,
  delegationSchema,
  type Delegate,
  type Delegation,
} from './schema/delegation';
import {
  freezeListSchema,
  freezeVersionsSchema,
  procedureListSchema,
  procedureVersionsSchema,
  simulationSchema,
  type PolicyDocument,
  type PolicyKind,
  type PolicyList,
  type PolicyVersions,
  type Simulation,
} from './schema/policy';
import type { PlanFacts } from './schema/procedure';
import {
  reservationListSchema,
  reservationSchema,
  type Reservation,
  type Reserve,
} from './schema/reservation';

const LISTS = { procedure: procedureListSchema, freeze: freezeListSchema };
const VERSIONS = {
  procedure: procedureVersionsSchema,
  freeze: freezeVersionsSchema,
};

/** Procedures, freezes, reservations and delegations over HTTP. Every method throws ResponseError when refused. */
export class PolicyClient {
  readonly #fetch: PaasFetch;

  constructor(fetch: PaasFetch) {
    this.#fetch = fetch;
  }

  async list<K extends PolicyKind>(kind: K): Promise<PolicyList<K>> {
    const list = await getJson(this.#fetch, `/${kind}s`, LISTS[kind]);
    return list as PolicyList<K>;
  }

  async versions<K extends PolicyKind>(
    kind: K,
    id: string,
  ): Promise<PolicyVersions<K>> {
    const path = `/${kind}s/${encodeURIComponent(id)}`;
    const versions = await getJson(this.#fetch, path, VERSIONS[kind]);
    return versions as PolicyVersions<K>;
  }

  /** Without `of` a new one. Refused with 409 when somebody has changed that version meanwhile. */
  async save<K extends PolicyKind>(
    kind: K,
    body: PolicyDocument<K>['body'],
    options: { of?: { id: string; version: number }; note?: string } = {},
  ): Promise<void> {
    const { of, note } = options;
    await postJson(
      this.#fetch,
      of ? `/${kind}s/${encodeURIComponent(of.id)}` : `/${kind}s`,
      { body, note, version: of?.version },
    );
  }

  async withdraw(
    kind: PolicyKind,
    of: { id: string; version: number },
  ): Promise<void> {
    const path = `/${kind}s/${encodeURIComponent(of.id)}`;
    await deleteAt(this.#fetch, `${path}?version=${of.version}`);
  }

  /** Which gates a plan would be asked, and why. */
  async simulate(facts: PlanFacts): Promise<Simulation> {
    const path = '/procedures/simulate';
    const response = await postJson(this.#fetch, path, facts);
    return simulationSchema.parse(await response.json());
  }

  async getReservations(): Promise<Reservation[]> {
    const path = '/reservations';
    return (await getJson(this.#fetch, path, reservationListSchema)).items;
  }

  /** Refused with 409 when somebody holds it already. */
  async reserve(reserve: Reserve): Promise<Reservation> {
    const response = await postJson(this.#fetch, '/reservations', reserve);
    return reservationSchema.parse(await response.json());
  }

  async release(reservationId: string): Promise<void> {
    const path = `/reservations/${encodeURIComponent(reservationId)}`;
    await deleteAt(this.#fetch, path);
  }

  async getDelegations(): Promise<Delegation[]> {
    const path = '/delegations';
    return (await getJson(this.#fetch, path, delegationListSchema)).items;
  }

  async delegate(delegate: Delegate): Promise<Delegation> {
    const response = await postJson(this.#fetch, '/delegations', delegate);
    return delegationSchema.parse(await response.json());
  }

  /** Ends a delegation. */
  async takeBack(delegationId: string): Promise<void> {
    const path = `/delegations/${encodeURIComponent(delegationId)}`;
    await deleteAt(this.#fetch, path);
  }
}
