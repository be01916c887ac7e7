import { say } from '@mooring/common';
import {
  gateInputSchema,
  type Holder,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { judgeGate } from '../../domain/judgeGate';
import type { JobQueue } from '../JobQueue';
import type { GateOutcome, JournalOperation, JournalStep } from '../types';
import { countedDecisions } from './countedDecisions';
import type { StepRow } from './rows';

/** Passes a gate, or has the operation wait there; see {@link Journal.standAt}. */
export async function standAtGate(
  trx: Knex.Transaction,
  jobs: JobQueue,
  operation: JournalOperation,
  gate: JournalStep,
): Promise<GateOutcome> {
  const input = gateInputSchema.parse(gate.input);
  const verdict = judgeGate(
    input,
    await countedDecisions(trx, operation.id, gate.seq, operation.planHash),
  );
  const step = () =>
    trx<StepRow>('operation_steps').where({
      operation_id: operation.id,
      seq: gate.seq,
    });
  switch (verdict.status) {
    case 'passed':
      await step().update({
        state: 'done',
        summary: say(
          gate.type === 'human.approve' ? 'gate.approved' : 'gate.confirmed',
          { names: verdict.by.join(', ') },
        ),
        started_at: trx.raw('coalesce(started_at, now())') as never,
        ended_at: trx.fn.now() as never,
      });
      await update(trx, operation, {
        state: operation.isStarted ? 'running' : 'queued',
        holder: null,
        wake_at: null,
      });
      return { status: 'passed' };
    case 'rejected':
      return {
        status: 'rejected',
        reason:
          verdict.note === undefined
            ? say('gate.rejected', { person: verdict.by })
            : say('gate.rejectedWhy', {
                person: verdict.by,
                note: verdict.note,
              }),
      };
    default:
  }
  const [row] = await step()
    .update({
      state: 'waiting',
      started_at: trx.raw('coalesce(started_at, now())') as never,
    })
    .returning('started_at');
  const until = new Date(
    row!.started_at!.getTime() + input.expiresAfterHours * 3_600_000,
  );
  if (until.getTime() <= Date.now()) {
    return {
      status: 'expired',
      reason: say('gate.expired', {
        group: input.group,
        hours: input.expiresAfterHours,
      }),
    };
  }
  const holder: Holder = {
    kind: 'person',
    code: gate.type === 'human.approve' ? 'approval' : 'confirmation',
    name: input.group,
    reason: input.title,
    since: row!.started_at!.toISOString(),
    until: until.toISOString(),
  };
  await update(trx, operation, {
    state: 'waiting',
    holder: JSON.stringify(holder),
    wake_at: until,
  });
  await jobs.send(trx, operation.id, until);
  return { status: 'waiting' };
}

async function update(
  trx: Knex.Transaction,
  { id }: JournalOperation,
  values: Record<string, unknown>,
): Promise<void> {
  await trx('operations')
    .where({ id })
    .update({ ...values, updated_at: trx.fn.now() });
}
