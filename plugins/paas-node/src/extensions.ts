import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { AccessReviewSource } from './AccessReviewSource';
import type { Blueprint } from './Blueprint';
import type { StepType } from './StepType';

/** Teaches paas kinds of services. */
export interface BlueprintsExtensionPoint {
  addBlueprint<TValues>(blueprint: Blueprint<TValues>): void;
}

/** See {@link BlueprintsExtensionPoint}. */
export const blueprintsExtensionPoint =
  createExtensionPoint<BlueprintsExtensionPoint>({ id: 'paas.blueprints' });

/** Teaches paas kinds of steps. */
export interface StepTypesExtensionPoint {
  addStepType<TInput>(stepType: StepType<TInput>): void;
}

/** See {@link StepTypesExtensionPoint}. */
export const stepTypesExtensionPoint =
  createExtensionPoint<StepTypesExtensionPoint>({ id: 'paas.step-types' });

/** Where names stand before anything is claimed. */
export interface NameChecker {
  /**
   * @param names - without trailing dots
   * @param owner - id of the instance that they are for: what it holds is free to it
   */
  check(
    names: string[],
    owner?: string,
  ): Promise<
    { name: string; state: 'free' | 'taken' | 'unknown'; detail?: string }[]
  >;
}

/** Lets the module that teaches the dns steps answer whether names are free. Single use. */
export interface NameCheckerExtensionPoint {
  setNameChecker(checker: NameChecker): void;
}

/** See {@link NameCheckerExtensionPoint}. */
export const nameCheckerExtensionPoint =
  createExtensionPoint<NameCheckerExtensionPoint>({ id: 'paas.name-checker' });

/** Lets the policy answer who may do what. Single use. */
export interface AccessReviewExtensionPoint {
  setSource(source: AccessReviewSource): void;
}

/** See {@link AccessReviewExtensionPoint}. */
export const accessReviewExtensionPoint =
  createExtensionPoint<AccessReviewExtensionPoint>({
    id: 'paas.access-review',
  });
