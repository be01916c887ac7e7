import { randomUUID } from 'node:crypto';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  Decide,
  OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import { DatabaseAuditLog } from '../audit/DatabaseAuditLog';
import { DatabaseDelegations } from '../delegations/DatabaseDelegations';
import { approval, person } from './__testUtils__/approval';
import { Bench } from './__testUtils__/Bench';
import { AuthorizedDecisions } from './AuthorizedDecisions';
import { InstanceRights } from './InstanceRights';
import { Voters } from './Voters';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const SRE = 'group:default/sre';
const refOf = (name: string) => `user:default/${name}`;

/** Members of a group that may change while others wait for them. */
class Desk {
  readonly sres = new Set(['sre-1', 'sre-2', 'owner']);
  readonly #decisions: AuthorizedDecisions;

  private constructor(readonly bench: Bench) {
    const catalog = catalogServiceMock();
    jest
      .spyOn(catalog, 'getEntityByRef')
      .mockImplementation(async ref => this.userEntity(String(ref)));
    const userInfo = mockServices.userInfo();
    jest.spyOn(userInfo, 'getUserInfo').mockImplementation(async from => {
      const { userEntityRef } = from.principal as { userEntityRef: string };
      return { userEntityRef, ownershipEntityRefs: this.claims(userEntityRef) };
    });
    this.#decisions = new AuthorizedDecisions(bench.decisions, {
      operations: bench.operations,
      rights: new InstanceRights({
        permissions: mockServices.permissions(),
        audit: new DatabaseAuditLog(bench.knex),
        refuseChanges: undefined,
      }),
      voters: new Voters({
        ...{ catalog, userInfo, auth: mockServices.auth() },
        delegations: new DatabaseDelegations(bench.knex),
      }),
      freezes: { covering: async () => [] },
    });
  }

  /** With a creation that waits for two of the group. */
  static async create(): Promise<[Desk, OperationDetail]> {
    const bench = await Bench.create(databases);
    bench.gates.dev = [approval];
    const { id } = await bench.accept(bench.create());
    return [new Desk(bench), await bench.advance(id)];
  }

  decide(
    { id, planHash }: OperationDetail,
    by: string,
    more: Partial<Decide> = {},
  ): Promise<void> {
    return this.#decisions.decide(
      id,
      { seq: 0, verdict: 'approved', planHash, ...more },
      person(by),
      mockCredentials.user(refOf(by)),
    );
  }

  handOver(from: string, to: string) {
    return this.bench.knex('delegations').insert({
      id: randomUUID(),
      ...{ from_user: refOf(from), to_user: refOf(to), reason: 'Holiday' },
      from: new Date(Date.now() - 3_600_000),
      until: new Date(Date.now() + 3_600_000),
    });
  }

  private claims(ref: string): string[] {
    return this.sres.has(ref.replace('user:default/', '')) ? [ref, SRE] : [ref];
  }

  private userEntity(ref: string): Entity {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: ref.replace('user:default/', '') },
      relations: this.claims(ref)
        .slice(1)
        .map(targetRef => ({ type: 'memberOf', targetRef })),
    };
  }
}

describe('who decides at a gate', () => {
  it('is settled when the decision comes: a role that was lost meanwhile decides nothing, and that it was tried is recorded', async () => {
    const [desk, asked] = await Desk.create();
    await desk.decide(asked, 'sre-1');
    desk.sres.delete('sre-2');
    await expect(desk.decide(asked, 'sre-2')).rejects.toThrow(
      `Only members of ${SRE} can decide here`,
    );
    expect((await desk.bench.advance(asked.id)).state).toBe('waiting');
    expect(
      await desk.bench
        .knex('audit_events')
        .where({ actor: refOf('sre-2') })
        .select('action', 'outcome', 'target'),
    ).toEqual([
      {
        action: 'operation.approved',
        outcome: 'refused',
        target: `operation:${asked.id}`,
      },
    ]);
    desk.sres.add('sre-2');
    await desk.decide(asked, 'sre-2');
    expect((await desk.bench.advance(asked.id)).state).toBe('succeeded');
  });

  it('is one of two, when somebody and the delegate decide at the same moment', async () => {
    const [desk, asked] = await Desk.create();
    await desk.handOver('sre-1', 'lead');
    const results = await Promise.allSettled([
      desk.decide(asked, 'sre-1'),
      desk.decide(asked, 'lead', { onBehalfOf: refOf('sre-1') }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await desk.bench.knex('operation_decisions')).toHaveLength(1);
    expect((await desk.bench.advance(asked.id)).state).toBe('waiting');
  });

  it('is no delegate whose delegation was taken back, or whose principal has lost the role', async () => {
    const [desk, asked] = await Desk.create();
    const onBehalfOf = refOf('sre-1');
    await desk.handOver('sre-1', 'lead');
    desk.sres.delete('sre-1');
    await expect(desk.decide(asked, 'lead', { onBehalfOf })).rejects.toThrow(
      `Only members of ${SRE} can decide here`,
    );
    desk.sres.add('sre-1');
    await desk.bench.knex('delegations').delete();
    await expect(desk.decide(asked, 'lead', { onBehalfOf })).rejects.toThrow(
      'has not handed decisions to you for now',
    );
    expect(await desk.bench.knex('operation_decisions')).toEqual([]);
  });

  it('is never who asked, neither for another nor through another', async () => {
    const [desk, asked] = await Desk.create();
    await desk.handOver('sre-1', 'owner');
    await desk.handOver('owner', 'lead');
    for (const [by, of] of [
      ['owner', undefined],
      ['owner', 'sre-1'],
      ['lead', 'owner'],
    ] as const) {
      const more = of && { onBehalfOf: refOf(of) };
      await expect(desk.decide(asked, by, more)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    }
    expect(await desk.bench.knex('operation_decisions')).toEqual([]);
  });
});
