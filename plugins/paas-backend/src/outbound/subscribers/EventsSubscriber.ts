import type { EventsService } from '@backstage/plugin-events-node';
import {
  OPERATION_TOPIC,
  type OperationEventPayload,
} from '@mooring/backstage-plugin-paas-common';
import type { OperationNews } from '../../domain/outbound/OperationNews';
import type { Subscriber } from '../types';

/** Tells other plugins of the portal, by its events. */
export class EventsSubscriber implements Subscriber {
  readonly name = 'events';

  constructor(private readonly events: EventsService) {}

  async tell(news: OperationNews): Promise<void> {
    const { holder } = news;
    const eventPayload: OperationEventPayload = {
      operationId: news.operationId,
      kind: news.kind,
      state: news.state,
      ...(holder && {
        holder: {
          kind: holder.kind,
          ...(holder.code && { code: holder.code }),
        },
      }),
      projectRef: news.projectRef,
      environments: news.environments,
      change: news.change,
    };
    await this.events.publish({ topic: OPERATION_TOPIC, eventPayload });
  }
}
