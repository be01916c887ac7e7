const LIST = 'paas.instance.list';
const READ = 'paas.instance.read';
const CONFIGURATION = 'paas.instance.configuration.read';
const DEPLOY = 'paas.instance.deploy';
const CLUSTER = 'paas.cluster.read';
const AUDIT = 'paas.audit.read';
const POLICY = 'paas.policy.manage';
const WEBHOOKS = 'paas.webhooks.manage';
const CHANGING = [
  ...['create', 'deploy', 'scale', 'names', 'restart', 'rollback', 'delete'],
].map(name => `paas.instance.${name}`);
const PLACE = '/services/:id/environments/:environment';

/** Who is let in to a route. */
export interface Guard {
  /** Whether services are let in as well. */
  service: boolean;
  permissions: string[];
  /** What somebody of another team is answered, and an auditor. */
  stranger: number;
  auditor: number;
}

function everybody(permissions: string[] = [], service = true): Guard {
  return { service, permissions, stranger: 200, auditor: 200 };
}

function inside(
  permissions: string[],
  { service = true, auditor = 200 } = {},
): Guard {
  return { service, permissions, stranger: 404, auditor };
}

function refused(permissions: string[], service = false): Guard {
  return { service, permissions, stranger: 403, auditor: 403 };
}

/**
 * Who may call what. A route that is added or opened has to be written down here
 * as well.
 */
export const routeGuards: Record<string, Guard> = {
  'get /environments': everybody(),
  'get /projects': everybody(),
  'get /projects/view': everybody([LIST, READ]),
  'get /projects/releases': everybody([LIST, READ]),
  'post /projects/releases': refused([DEPLOY]),
  'post /services/:id/dependencies': refused([DEPLOY]),
  'get /services/overview': everybody([LIST, READ]),
  'get /entities/:kind/:namespace/:name/panel': everybody([LIST, READ]),
  'get /instances/:id': everybody([LIST, READ]),
  'get /services': everybody([READ]),
  'get /services/:id': everybody([READ]),
  'post /services/validate': everybody([], false),
  [`get ${PLACE}/releases`]: inside([READ]),
  [`get ${PLACE}/releases/diff`]: inside([READ, CONFIGURATION], {
    service: false,
  }),
  [`get ${PLACE}/configuration`]: inside([READ, CONFIGURATION], {
    service: false,
  }),
  [`get ${PLACE}/images`]: inside([READ]),
  'get /instances/:id/usage': inside([READ]),
  'get /instances/:id/events': inside([READ]),
  'get /instances/:id/healings': inside([READ]),
  'get /instances/:id/objects/:kind/:name': inside(
    [READ, 'paas.instance.yaml.read', CONFIGURATION],
    { service: false, auditor: 403 },
  ),
  'get /instances/:id/logs': inside([READ, 'paas.instance.logs.read'], {
    service: false,
    auditor: 403,
  }),
  'delete /instances/:id/pods/:pod': refused([
    ...[READ, 'paas.instance.pod.delete'],
  ]),
  'get /clusters': refused([CLUSTER], true),
  'get /clusters/:cluster': refused([CLUSTER], true),
  'get /clusters/:cluster/nodes/:node': refused([CLUSTER], true),
  'post /plans': refused(CHANGING),
  'post /operations': refused(CHANGING),
  'get /operations': everybody(),
  'get /operations/:id': everybody([READ]),
  'post /operations/:id/continue': refused(CHANGING),
  'post /operations/:id/undo': refused(CHANGING),
  'post /operations/:id/cancel': refused(CHANGING),
  'post /operations/:id/take-over': refused(['paas.instance.take-over']),
  'get /procedures': everybody(),
  'get /procedures/:id': everybody(),
  'post /procedures': refused([POLICY]),
  'post /procedures/:id': refused([POLICY]),
  'delete /procedures/:id': refused([POLICY]),
  'post /procedures/simulate': everybody(),
  'get /freezes': everybody(),
  'get /freezes/:id': everybody(),
  'post /freezes': refused([POLICY]),
  'post /freezes/:id': refused([POLICY]),
  'delete /freezes/:id': refused([POLICY]),
  'get /reservations': everybody(),
  'post /reservations': refused(['paas.instance.reserve']),
  'delete /reservations/:id': refused([POLICY]),
  'get /delegations': everybody([], false),
  // Own decisions; of whom nobody knows.
  'post /delegations': { ...everybody([], false), stranger: 400, auditor: 400 },
  'delete /delegations/:id': refused([POLICY]),
  'post /operations/:id/decisions': refused([]),
  'post /operations/:id/override-freeze': refused([]),
  'post /operations/:id/review': refused([]),
  'get /operations/:id/nudge': everybody(),
  // It waits for nobody.
  'post /operations/:id/nudge': {
    ...everybody([], false),
    ...{ stranger: 409, auditor: 409 },
  },
  'get /webhooks': refused([WEBHOOKS], true),
  'post /webhooks': refused([WEBHOOKS]),
  'put /webhooks/:id': refused([WEBHOOKS]),
  'delete /webhooks/:id': refused([WEBHOOKS]),
  'post /webhooks/:id/test': refused([WEBHOOKS]),
  'get /webhooks/:id/deliveries': refused([WEBHOOKS], true),
  'post /webhooks/:id/deliveries/:delivery/redeliver': refused([WEBHOOKS]),
  'get /board': everybody(),
  'get /board/done': everybody(),
  'get /statistics': everybody(),
  'get /statistics/export': everybody(),
  'get /audit': { ...refused([AUDIT], true), auditor: 200 },
  'get /audit/export': { ...refused([AUDIT], true), auditor: 200 },
  'get /audit/verify': { ...refused([AUDIT], true), auditor: 200 },
  'get /audit/anchor': { ...refused([AUDIT], true), auditor: 200 },
  'get /access-review': { ...refused([AUDIT], true), auditor: 200 },
  'get /access-review/export': { ...refused([AUDIT], true), auditor: 200 },
  'get /history': everybody([READ, CONFIGURATION]),
  'get /openapi.json': everybody(),
};
