import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ConfigReader } from '@backstage/config';
import type { OperationEventPayload } from '@mooring/backstage-plugin-paas-common';
import { Sealer } from '@mooring/node';
import type { Knex } from 'knex';
import { connectionOf } from '../../operations/connectionOf';
import { PgBossJobQueue } from '../../operations/JobQueue';
import { DefaultNudges } from '../nudges/DefaultNudges';
import { PgBossOutboundQueue } from '../PgBossOutboundQueue';
import { startOutbound } from '../startOutbound';
import { EventsSubscriber } from '../subscribers/EventsSubscriber';
import { NotificationsSubscriber } from '../subscribers/NotificationsSubscriber';
import { DefaultWebhooks } from '../webhooks/DefaultWebhooks';
import { WebhookCredentials } from '../webhooks/WebhookCredentials';
import { WebhookRules } from '../webhooks/WebhookRules';

const portal = 'https://portal.corp';

/** Keys to keep secrets with. */
export const secrets = {
  keys: [{ id: 'test', key: Buffer.alloc(32, 1).toString('base64') }],
  hashKey: Buffer.alloc(32, 2).toString('base64'),
};

/** A process of the portal, as far as telling goes; the bus and the notifications note what they get. */
export class OutboundProcess {
  readonly events: OperationEventPayload[] = [];
  readonly notifications: NotificationSendOptions[] = [];
  /** Before a notification is noted. */
  onNotify: () => Promise<void> = async () => {};
  private constructor(
    readonly webhooks: DefaultWebhooks,
    readonly nudges: DefaultNudges,
    private readonly hooks: Record<'started' | 'stopped', (() => unknown)[]>,
    private readonly tasks: Map<string, () => Promise<void>>,
    /** All that was logged. */
    readonly lines: readonly string[],
  ) {}

  static async start(knex: Knex, allow: string[]): Promise<OutboundProcess> {
    const config = new ConfigReader({
      mooring: {
        secrets,
        webhooks: { allow, allowedNetworks: ['127.0.0.0/8'] },
      },
    });
    const rules = WebhookRules.fromConfig(config);
    const credentials = new WebhookCredentials(Sealer.fromConfig(config));
    const connection = await connectionOf(knex);
    const lines: string[] = [];
    const logger = loggerTo(lines);
    const jobs = await PgBossJobQueue.create({ connection, logger });
    const queue = await PgBossOutboundQueue.create(jobs.boss);
    const tasks = new Map<string, () => Promise<void>>();
    const process = new OutboundProcess(
      new DefaultWebhooks({ knex, queue, rules, credentials }),
      new DefaultNudges({
        knex,
        queue,
        operators: ['group:default/operators'],
      }),
      { started: [], stopped: [() => jobs.stop()] },
      tasks,
      lines,
    );
    await startOutbound({
      ...{ knex, connection, queue, rules, credentials, portal },
      logger,
      notifications: new NotificationsSubscriber(
        {
          send: async options => {
            await process.onNotify();
            process.notifications.push(options);
          },
        },
        { knex, portal },
      ),
      subscribers: [
        new EventsSubscriber({
          publish: async ({ eventPayload }) => {
            process.events.push(eventPayload as OperationEventPayload);
          },
          subscribe: async () => {},
        }),
      ],
      lifecycle: {
        addStartupHook: hook => process.hooks.started.push(hook),
        addShutdownHook: hook => process.hooks.stopped.unshift(hook),
      } as LifecycleService,
      scheduler: {
        scheduleTask: async task => {
          tasks.set(task.id, task.fn as () => Promise<void>);
        },
      } as SchedulerService,
    });
    for (const hook of process.hooks.started) {
      await hook();
    }
    return process;
  }

  /** Runs what is scheduled, now. */
  async runTask(id: string): Promise<void> {
    await this.tasks.get(id)!();
  }

  async stop(): Promise<void> {
    for (const hook of this.hooks.stopped) {
      await hook();
    }
  }
}

function loggerTo(lines: string[]): LoggerService {
  const note = (message: string, meta?: unknown) => {
    lines.push(`${message} ${JSON.stringify(meta) ?? ''}`);
  };
  const logger: LoggerService = {
    ...{ error: note, warn: note, info: note, debug: note },
    child: () => logger,
  };
  return logger;
}
