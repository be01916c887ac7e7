import type {
  Freeze,
  Gate,
  PlanFacts,
} from '@mooring/backstage-plugin-paas-common';

/** Says which gates a plan has. */
export interface GateBook {
  /** In the order in which they stand, with the name of the procedure that asks. */
  gates(facts: PlanFacts): Promise<(Gate & { procedure: string })[]>;
}

/** The freeze calendar. */
export interface Freezes {
  /** Those that cover one of the environments at a time. */
  covering(
    environments: readonly string[],
    at: Date,
  ): Promise<(Freeze & { id: string })[]>;
}

/** Who decides for whom while away. */
export interface Delegations {
  /** Refs of people who have handed their decisions to this one. */
  actingFor(user: string, at: Date): Promise<string[]>;
}
