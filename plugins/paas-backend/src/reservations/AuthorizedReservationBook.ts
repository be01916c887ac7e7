import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  paasInstanceReservePermission,
  type Reservation,
  type Reserve,
} from '@mooring/backstage-plugin-paas-common';
import { callerOf } from '../access/callerOf';
import type { PolicyRights } from '../access/PolicyRights';
import type { InstanceRights } from '../operations/InstanceRights';
import type { DefaultReservationBook } from './DefaultReservationBook';
import type { ListedReservation, ReservationBook } from './types';

/**
 * Everybody signed in may know who holds what, since their changes wait for it.
 * Who reserves an instance needs a right to it; who holds it may release it, and
 * so may those who define the rules.
 */
export class AuthorizedReservationBook implements ReservationBook {
  constructor(
    private readonly book: DefaultReservationBook,
    private readonly options: {
      rights: InstanceRights;
      policyRights: PolicyRights;
    },
  ) {}

  async list(credentials: BackstageCredentials): Promise<Reservation[]> {
    const items = await this.book.list();
    const { ref: user } = callerOf(credentials);
    const mayReleaseAll =
      items.some(({ holder }) => holder !== user) &&
      (await this.options.policyRights.mayManage(credentials));
    return items.map(item =>
      toReservation(item, mayReleaseAll || item.holder === user),
    );
  }

  async reserve(
    reserve: Reserve,
    credentials: BackstageCredentials,
  ): Promise<Reservation> {
    const prepared = await this.book.prepare(reserve);
    const { ref: user, via } = callerOf(credentials);
    const { rights } = this.options;
    await rights.recorded(
      { user, via },
      'instance.reserved',
      async () => prepared.instanceRef,
      async () => {
        rights.refuseIfOff();
        await rights.demand(
          paasInstanceReservePermission,
          [prepared.instanceRef],
          credentials,
        );
      },
    );
    const listed = await this.book.reserve(prepared, { user, via });
    return toReservation(listed, true);
  }

  async release(id: string, credentials: BackstageCredentials): Promise<void> {
    const reservation = await this.book.get(id);
    const { ref: user, via } = callerOf(credentials);
    if (reservation.holder !== user) {
      await this.options.policyRights.demandManage(credentials, {
        action: 'instance.released',
        target: reservation.instance,
        unless: `it is reserved by ${reservation.holder}`,
      });
    }
    await this.book.release(reservation, { user, via });
  }
}

function toReservation(
  { projectRef, ...listed }: ListedReservation,
  canRelease: boolean,
): Reservation {
  return { ...listed, canRelease };
}
