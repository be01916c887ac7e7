import { NotFoundError } from '@backstage/errors';
import type { Reserve } from '@mooring/backstage-plugin-paas-common';
import type { InstanceFinder } from '../changes/InstanceFinder';
import { targetOf } from '../changes/InstanceFinder';
import type { Requester } from '../operations/types';
import { assertUntil } from '../policies/assertUntil';
import type {
  ListedReservation,
  NewReservation,
  ReservationStore,
} from './types';

const MAX_DAYS = 30;

/** Reservations; who may make and end them is decided around it. */
export class DefaultReservationBook {
  constructor(
    private readonly options: {
      store: ReservationStore;
      finder: Pick<InstanceFinder, 'service' | 'record'>;
    },
  ) {}

  list(): Promise<ListedReservation[]> {
    return this.options.store.list();
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ListedReservation> {
    const reservation = await this.options.store.find(id);
    if (!reservation) {
      throw new NotFoundError(`There is no reservation ${id} any more`);
    }
    return reservation;
  }

  /** @throws NotFoundError, InputError that name the field */
  async prepare({
    serviceId,
    environment,
    until,
    reason,
  }: Reserve): Promise<NewReservation> {
    const { finder } = this.options;
    const service = await finder.service(serviceId);
    const record = await finder.record(service, environment);
    assertUntil(until, MAX_DAYS);
    return {
      instanceId: record.id,
      instanceRef: targetOf(service, record, undefined).instanceRef,
      projectRef: service.projectRef,
      reason,
      until: new Date(until),
    };
  }

  /** @throws ConflictError */
  async reserve(
    reservation: NewReservation,
    holder: Requester,
  ): Promise<ListedReservation> {
    return this.get(await this.options.store.reserve(reservation, holder));
  }

  /** @throws NotFoundError */
  async release(reservation: ListedReservation, by: Requester): Promise<void> {
    await this.options.store.release(reservation, by);
  }
}
