import { say } from '@mooring/common';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import type {
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { settleInputSchema, type SettleInput } from './inputs';

/** How often it tells how long it still takes. */
const LOOK_MS = 10_000;

/** `dns.settle`: waits until no resolver answers any more what was published before. */
export class SettleStep implements StepType<SettleInput> {
  readonly type = 'dns.settle';
  readonly input = settleInputSchema;

  async preview({ seconds }: SettleInput): Promise<StepPreview> {
    return {
      changes: [],
      notes: [say('dns.settles', { seconds })],
    };
  }

  async run(
    { seconds }: SettleInput,
    { startedAt }: StepRunContext,
  ): Promise<StepOutcome> {
    const left = startedAt.getTime() + seconds * 1000 - Date.now();
    return left > 0
      ? {
          status: 'waiting',
          summary: say('dns.settling', { seconds: Math.ceil(left / 1000) }),
          retryInMs: Math.min(left, LOOK_MS),
        }
      : { status: 'done', summary: say('dns.settled', { seconds }) };
  }
}
