import type {
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { Sealer } from '@mooring/node';
import type { Knex } from 'knex';
import type { AuditLog } from '../audit/types';
import { readChangeRefusal } from '../config';
import type { AuthorizedOperations } from '../operations/AuthorizedOperations';
import { connectionOf } from '../operations/connectionOf';
import type { PgBossJobQueue } from '../operations/JobQueue';
import { AuthorizedNudges } from './nudges/AuthorizedNudges';
import { DefaultNudges } from './nudges/DefaultNudges';
import { PgBossOutboundQueue } from './PgBossOutboundQueue';
import { startOutbound } from './startOutbound';
import { EventsSubscriber } from './subscribers/EventsSubscriber';
import { NotificationsSubscriber } from './subscribers/NotificationsSubscriber';
import { AuthorizedWebhooks } from './webhooks/AuthorizedWebhooks';
import { DefaultWebhooks } from './webhooks/DefaultWebhooks';
import { WebhookCredentials } from './webhooks/WebhookCredentials';
import { WebhookRules } from './webhooks/WebhookRules';

/** All that tells others of operations, put together. */
export async function createOutbound(options: {
  config: RootConfigService;
  knex: Knex;
  jobs: PgBossJobQueue;
  operations: AuthorizedOperations;
  audit: AuditLog;
  events: EventsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
}): Promise<{
  services: { webhooks: AuthorizedWebhooks; nudges: AuthorizedNudges };
  /** To be called once all else is there. */
  start(): Promise<void>;
}> {
  const { config, knex, permissions, audit, operations } = options;
  const queue = await PgBossOutboundQueue.create(options.jobs.boss);
  const rules = WebhookRules.fromConfig(config);
  const credentials = new WebhookCredentials(Sealer.fromConfig(config));
  const portal = config.getString('app.baseUrl').replace(/\/$/, '');
  return {
    services: {
      webhooks: new AuthorizedWebhooks(
        new DefaultWebhooks({ knex, queue, rules, credentials }),
        { permissions, audit, refuseChanges: readChangeRefusal(config) },
      ),
      nudges: new AuthorizedNudges(
        new DefaultNudges({ knex, queue, operators: readOperators(config) }),
        operations,
      ),
    },
    start: async () =>
      startOutbound({
        ...options,
        ...{ queue, rules, credentials, portal },
        connection: await connectionOf(knex),
        notifications: new NotificationsSubscriber(options.notifications, {
          knex,
          portal,
        }),
        subscribers: [new EventsSubscriber(options.events)],
      }),
  };
}

/** Who looks after clusters and DNS servers: the operators of the permission policy. */
function readOperators(config: RootConfigService): string[] {
  return (
    config.getOptionalStringArray('mooring.permission.operators') ?? [
      'group:default/operators',
    ]
  );
}
