/** Who may call a route at all; what they see of the answer is the service's matter. */
export interface Access {
  principals: readonly ('user' | 'service')[];
  /** What a user without any rights gets. */
  withoutRights: 'refused' | 'nothing of others' | 'the same as everybody';
}

const serviceOnly: Access = {
  principals: ['service'],
  withoutRights: 'refused',
};

/**
 * Every route of the plugin. A route that is not here cannot be registered:
 * {@link createRoute} takes its method and path from these keys.
 */
export const access = {
  'PUT /owners/:owner/claims': serviceOnly,
  'GET /owners/:owner/claims': serviceOnly,
  'PUT /claims': serviceOnly,
  'POST /preview': serviceOnly,
  'POST /publish': serviceOnly,
  // Says no more than trying to create a service of that name would.
  'POST /availability': {
    principals: ['user', 'service'],
    withoutRights: 'the same as everybody',
  },
  'GET /names': {
    principals: ['user', 'service'],
    withoutRights: 'nothing of others',
  },
} as const satisfies Record<string, Access>;

/** Method and path of a route. */
export type RouteKey = keyof typeof access;
