import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { say } from '@mooring/common';
import type {
  Accept,
  Change,
  OperationDetail,
  OperationPage,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { decodeCursor, encodeCursor } from '@mooring/node';
import type { Knex } from 'knex';
import type { ChangePlanner, PlannedChange } from '../changes/types';
import type { PlanExplainer } from '../preflight/types';
import { planFacts } from '../domain/planFacts';
import { withGates, type PlacedGate } from '../domain/gates';
import { planSteps } from '../domain/planSteps';
import type { Freezes, GateBook } from '../policies/types';
import type { SecretVault } from '../secrets/types';
import { asHeld } from './asHeld';
import { assertNotFrozen } from './assertNotFrozen';
import type { JobQueue } from './JobQueue';
import { acceptOperation } from './journal/acceptOperation';
import { newestReleases } from './journal/newestReleases';
import { makePlan, type PreviewedPlan } from './makePlan';
import { operationQuery, toDetails, toOperations } from './operationViews';
import { SeenPreflights } from './SeenPreflights';
import type { StepTypes } from './StepTypes';
import type { Operations, Requester } from './types';

/** A person waits for a preview; longer than this and a dependency is down. */
const PREVIEW_TIMEOUT_MS = 15_000;

/** See {@link Operations}. */
export class DefaultOperations implements Operations {
  readonly #preflights = new SeenPreflights();

  constructor(
    private readonly options: {
      knex: Knex;
      jobs: JobQueue;
      planner: ChangePlanner;
      explainer: PlanExplainer;
      vault: SecretVault;
      stepTypes: StepTypes;
      gateBook: GateBook;
      freezes: Freezes;
      /** Told after an operation was accepted. */
      onAccepted: (serviceId: string) => Promise<void>;
    },
  ) {}

  async preview(change: Change, isEmergency = false): Promise<PlanPreview> {
    const planned = await this.options.planner.plan(change);
    const signal = AbortSignal.timeout(PREVIEW_TIMEOUT_MS);
    const gates = await this.gates(planned);
    const plan = await this.previewPlan(
      planned,
      isEmergency ? gates.filter(isNoApproval) : gates,
      signal,
    );
    const { kind, hash, targets } = plan;
    const explained = await this.options.explainer.explain(
      planned,
      plan,
      signal,
    );
    this.#preflights.add(hash, explained.preflight);
    return {
      kind,
      hash,
      targets,
      steps: plan.steps.map(({ instanceId: _, ...step }) => step),
      ...explained,
    };
  }

  async accept(
    accept: Accept,
    requester: Requester,
    mayOverride: (group: string) => boolean = () => false,
  ): Promise<OperationDetail> {
    const { knex, jobs, planner, explainer, vault } = this.options;
    const { emergency, freezeOverride } = accept;
    const earlier = await this.findByKey(accept, requester);
    if (earlier) {
      return earlier;
    }
    const planned = await planner.plan(accept.change);
    const signal = AbortSignal.timeout(PREVIEW_TIMEOUT_MS);
    const gates = await this.gates(planned);
    const freezes = await this.options.freezes.covering(
      planned.targets.map(({ environment }) => environment),
      new Date(),
    );
    const approvers = gates
      .filter(gate => !isNoApproval(gate))
      .map(({ input }) => input.group);
    const skipped = [
      ...new Set([
        ...approvers,
        ...freezes.map(({ overrideGroup }) => overrideGroup),
      ]),
    ];
    if (emergency === undefined) {
      assertNotFrozen(freezes, freezeOverride, mayOverride);
    } else if (skipped.length === 0) {
      throw new InputError(`emergency: ${say('plan.noEmergency')}`);
    }
    const plan = await this.previewPlan(
      planned,
      emergency === undefined ? gates : gates.filter(isNoApproval),
      signal,
    );
    if (plan.hash !== accept.planHash) {
      throw new ConflictError(
        `planHash: something was changed since the preview${await newestReleases(
          knex,
          planned,
        )}; look at the new preview and confirm again`,
      );
    }
    if (plan.steps.length === 0) {
      throw new InputError(`change: ${say('plan.nothing')}`);
    }
    const preflight =
      this.#preflights.get(plan.hash) ??
      (await explainer.explain(planned, plan, signal)).preflight;
    const problem = preflight.find(({ status }) => status === 'problem');
    if (problem) {
      throw new ConflictError(`change: ${problem.message}`);
    }
    const id = randomUUID();
    try {
      await knex.transaction(trx =>
        acceptOperation(
          trx,
          { jobs, vault },
          {
            id,
            planned,
            plan,
            requester,
            idempotencyKey: accept.idempotencyKey,
            note: accept.note,
            ...(emergency !== undefined && {
              emergency: { reason: emergency, groups: skipped },
            }),
            ...(freezes.length > 0 && { freezeOverride }),
          },
        ),
      );
    } catch (error) {
      const quicker = await this.findByKey(accept, requester);
      if (quicker) {
        return quicker;
      }
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(`service: ${say('plan.nameTaken')}`, error);
      }
      throw error;
    }
    const services = planned.targets.map(({ serviceId }) => serviceId);
    for (const serviceId of new Set(services)) {
      await this.options.onAccepted(serviceId);
    }
    return this.get(id);
  }

  async get(id: string): Promise<OperationDetail> {
    const { knex } = this.options;
    const rows = await operationQuery(knex).where('operations.id', id);
    const [detail] = await toDetails(knex, rows);
    if (!detail) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
    return detail;
  }

  async list(query: {
    limit: number;
    cursor: string | undefined;
    serviceId: string | undefined;
  }): Promise<OperationPage> {
    const { knex } = this.options;
    const { limit, cursor, serviceId } = query;
    const rows = await operationQuery(knex)
      .modify(q => {
        if (serviceId !== undefined) {
          q.whereExists(
            knex('operation_targets')
              .join('instances', 'instances.id', 'instance_id')
              .whereRaw('operation_id = operations.id')
              .where('instances.service_id', serviceId),
          );
        }
        if (cursor !== undefined) {
          const { at, id } = decodeCursor(cursor);
          q.whereRaw(
            `(date_trunc('milliseconds', operations.created_at), operations.id) < (?, ?)`,
            [new Date(at), id],
          );
        }
      })
      .orderByRaw(
        `date_trunc('milliseconds', operations.created_at) DESC, operations.id DESC`,
      )
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await toOperations(knex, page),
      ...(rows.length > limit &&
        last && {
          nextCursor: encodeCursor({
            at: last.created_at.getTime(),
            id: last.id,
          }),
        }),
    };
  }

  private async findByKey(
    accept: Accept,
    requester: Requester,
  ): Promise<OperationDetail | undefined> {
    const row = await this.options
      .knex('operations')
      .where({
        initiator: requester.user,
        idempotency_key: accept.idempotencyKey,
      })
      .first('id', 'accepted_hash');
    if (row && row.accepted_hash !== accept.planHash) {
      throw new ConflictError(
        'idempotencyKey: this key started another operation; use a new one',
      );
    }
    return row && this.get(row.id);
  }

  private async gates(planned: PlannedChange): Promise<PlacedGate[]> {
    const { gateBook } = this.options;
    const asked = await Promise.all(
      planFacts(planned, new Date()).map(async facts =>
        (
          await gateBook.gates(facts)
        ).map(
          ({ type, ...input }): PlacedGate => ({
            environment: facts.environment,
            type: `human.${type}`,
            input,
          }),
        ),
      ),
    );
    return asked.flat();
  }

  private async previewPlan(
    planned: PlannedChange,
    gates: readonly PlacedGate[],
    signal: AbortSignal,
  ): Promise<PreviewedPlan> {
    const { kind, targets } = planned;
    try {
      return await makePlan(
        this.options.stepTypes,
        kind,
        targets,
        withGates(planSteps(targets, 'plan'), gates),
        signal,
      );
    } catch (error) {
      const held = asHeld(error);
      if (held) {
        throw new ServiceUnavailableError(
          say('plan.noAnswer', { what: held.holder, message: held.message }),
          error,
        );
      }
      if (signal.aborted) {
        throw new ServiceUnavailableError(
          say('plan.late', { seconds: PREVIEW_TIMEOUT_MS / 1000 }),
        );
      }
      throw error;
    }
  }
}

function isNoApproval({ type }: PlacedGate): boolean {
  return type !== 'human.approve';
}
