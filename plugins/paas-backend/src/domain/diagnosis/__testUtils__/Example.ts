import type { Finding } from '@mooring/backstage-plugin-paas-common';
import type { DiagnosisContext } from '../types';
import type { facts } from './facts';

/** Facts as {@link facts} takes them, and what else is known. */
export type ExampleInput = [
  Parameters<typeof facts>[0],
  Partial<DiagnosisContext>?,
];

/** An instance with one problem, and what is to be found; other params may come with it. */
export type Example = [
  title: string,
  input: ExampleInput,
  finding: Pick<Finding, 'code' | 'severity' | 'params'>,
];

/** An instance, and all risks of it. */
export type RiskExample = [
  title: string,
  input: ExampleInput,
  risks: Partial<Finding>[],
];
