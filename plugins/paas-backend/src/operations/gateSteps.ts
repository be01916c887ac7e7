import {
  gateInputSchema,
  type GateInput,
  type StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type { StepType } from '@mooring/backstage-plugin-paas-node';
import type { GateType } from '../domain/gates';

/**
 * The steps for people, as the plan shows them. Whether one is passed stands in
 * the journal, where decisions are written; nothing is ever run.
 */
export const gateSteps: StepType<GateInput>[] = (
  ['human.approve', 'human.confirm'] satisfies GateType[]
).map(type => ({
  type,
  input: gateInputSchema,
  async preview(): Promise<StepPreview> {
    return { changes: [], notes: [] };
  },
  async run(): Promise<never> {
    throw new Error(`${type} is for people`);
  },
}));
