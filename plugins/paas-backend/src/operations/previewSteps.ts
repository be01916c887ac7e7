import { canonicalJson, say } from '@mooring/common';
import type {
  PlanStep,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import { asHeld } from './asHeld';
import type { StepTypes } from './StepTypes';

/**
 * Previews all steps of a plan, instances side by side.
 *
 * @remarks
 * Every step is previewed against the world as it is now, not as earlier steps
 * will leave it; the plan's order is made so that this tells the truth. What an
 * earlier step changes already is not told again. What cannot be asked holds nothing
 * up that comes after names have moved away from it: they are moved because of that.
 */
export async function previewSteps(
  stepTypes: StepTypes,
  steps: readonly (PlanStep & { instanceId: string })[],
  signal: AbortSignal,
): Promise<StepPreview[]> {
  const lastMove = steps.findLastIndex(({ type }) => type === 'dns.move');
  const previews = await Promise.all(
    steps.map(async (step, index) => {
      const preview = stepTypes.preview(step, {
        instanceId: step.instanceId,
        instanceRef: step.instance,
        signal,
      });
      return lastMove >= 0 && index > lastMove
        ? preview.catch(withoutAnswer)
        : preview;
    }),
  );
  const told = new Set<string>();
  return previews.map(preview => ({
    ...preview,
    changes: preview.changes.filter(change => {
      const key = canonicalJson(change);
      return !told.has(key) && told.add(key);
    }),
  }));
}

function withoutAnswer(error: unknown): StepPreview {
  const held = asHeld(error);
  if (!held) {
    throw error;
  }
  return {
    changes: [],
    notes: [say('held.noAnswer', { what: held.holder, why: held.message })],
  };
}
