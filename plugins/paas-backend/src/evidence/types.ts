import type { Evidence } from '@mooring/backstage-plugin-paas-common';
import type { JournalStep } from '../operations/types';

/** Finds out what can be told of a failure, before what failed is taken back. */
export interface EvidenceCollector {
  /** Never fails: what cannot be had is left out. */
  collect(step: JournalStep, error: Error): Promise<Evidence>;
}
