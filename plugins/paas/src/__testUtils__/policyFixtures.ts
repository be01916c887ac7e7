import type {
  FreezeDocument,
  ProcedureDocument,
  Reservation,
} from '@mooring/backstage-plugin-paas-common';
import { newGate, newProcedure } from '../lib/policies/newProcedure';
import { serviceId } from './fixtures';

const HOUR = 3_600_000;

export const inHours = (hours: number) =>
  new Date(Date.now() + hours * HOUR).toISOString();

export const board: ProcedureDocument = {
  id: 'procedure-1',
  version: 3,
  body: {
    name: 'Change board',
    condition: {
      ...newProcedure.condition,
      environments: ['prod'],
      kinds: ['deploy', 'delete'],
      moreInstancesThan: 2,
    },
    gates: [
      {
        ...newGate,
        ...{ title: 'Approve it', group: 'group:default/sre', count: 2 },
      },
      {
        ...newGate,
        ...{ title: 'Tell support', group: 'group:default/support' },
        ...{ place: 'after', type: 'confirm' },
      },
    ],
  },
  author: 'user:default/operator',
  createdAt: '2026-11-01T08:00:00Z',
  withdrawn: false,
};

export function createFreeze(
  body: Partial<FreezeDocument['body']> = {},
): FreezeDocument {
  return {
    ...{ id: 'freeze-1', version: 1, author: 'user:default/operator' },
    ...{ createdAt: '2026-11-01T08:00:00Z', withdrawn: false },
    body: {
      environments: ['prod'],
      ...{ from: inHours(-1), until: inHours(5), reason: 'Stock-taking' },
      overrideGroup: 'group:default/sre',
      ...body,
    },
  };
}

export function createReservation(
  overrides: Partial<Reservation> = {},
): Reservation {
  return {
    ...{ id: 'reservation-1', instance: 'default/shop/web/dev' },
    ...{ instanceId: 'instance-dev', serviceId, environment: 'dev' },
    ...{ holder: 'user:default/tester', reason: 'regression run 42' },
    ...{ until: inHours(2), createdAt: inHours(-1), canRelease: true },
    ...overrides,
  };
}
