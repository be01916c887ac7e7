import type { OperationNews } from '../OperationNews';

/** A deploy that has just begun to wait for a team. */
export function createNews(
  overrides: Partial<OperationNews> = {},
): OperationNews {
  return {
    change: 7,
    at: '2026-11-01T12:01:00.000Z',
    createdAt: '2026-11-01T12:00:00.000Z',
    isCurrent: true,
    operationId: '4d0f7d4e-7a3c-4b0e-9a53-0a6f3a4b2f11',
    kind: 'deploy',
    state: 'held',
    stateBefore: 'running',
    projectRef: 'system:default/shop',
    services: ['web'],
    environments: ['dev'],
    initiator: 'user:default/ada',
    holder: {
      kind: 'person',
      code: 'rollout',
      name: 'group:default/team-a',
      since: '2026-11-01T12:01:00.000Z',
    },
    holderBefore: undefined,
    link: 'https://portal.corp/operations/4d0f7d4e-7a3c-4b0e-9a53-0a6f3a4b2f11',
    ...overrides,
  };
}
