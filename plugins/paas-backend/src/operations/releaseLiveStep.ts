import { say } from '@mooring/common';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import type {
  StepOutcome,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { z } from 'zod';

const input = z.object({ release: z.number().int().positive().nullable() });

/**
 * The last step of every transition: the release counts as live from here on.
 *
 * @remarks
 * The engine writes the interval in the journal itself, within the operation's
 * epoch; here is only what the plan shows.
 */
export const releaseLiveStep = {
  type: 'release.live',
  input,
  async preview(): Promise<StepPreview> {
    return { changes: [], notes: [] };
  },
  async run({ release }: z.infer<typeof input>): Promise<StepOutcome> {
    return {
      status: 'done',
      summary:
        release === null
          ? say('live.nothing')
          : say('live.release', { release }),
    };
  },
} satisfies StepType<z.infer<typeof input>>;
