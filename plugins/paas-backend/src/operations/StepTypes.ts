import type {
  StepContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import type { PlanStep } from '@mooring/backstage-plugin-paas-common';

/** The kinds of steps that this back end has been taught. */
export class StepTypes {
  readonly #types = new Map<string, StepType>();

  add<TInput>(stepType: StepType<TInput>): void {
    if (this.#types.has(stepType.type)) {
      throw new Error(`Step type '${stepType.type}' is registered twice`);
    }
    this.#types.set(stepType.type, stepType as StepType);
  }

  /** @throws Error if no module has taught this kind. */
  get(type: string): StepType {
    const stepType = this.#types.get(type);
    if (!stepType) {
      throw new Error(
        `No step type '${type}'; the portal lacks the module that brings it`,
      );
    }
    return stepType;
  }

  /** Previews a step of a plan; see {@link StepType.preview}. */
  async preview(step: PlanStep, context: StepContext) {
    const stepType = this.get(step.type);
    return stepType.preview(stepType.input.parse(step.input), context);
  }
}
