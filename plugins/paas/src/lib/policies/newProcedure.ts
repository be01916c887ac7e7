import type { Gate, Procedure } from '@mooring/backstage-plugin-paas-common';

/** A gate as the form begins with it. */
export const newGate: Gate = {
  place: 'before',
  type: 'approve',
  title: '',
  instructions: '',
  group: '',
  count: 1,
  requesterMay: false,
  expiresAfterHours: 72,
};

/** A procedure as the form begins with it. */
export const newProcedure: Procedure = {
  name: '',
  condition: {
    environments: [],
    projects: [],
    blueprints: [],
    kinds: [],
    parts: [],
  },
  gates: [newGate],
};
