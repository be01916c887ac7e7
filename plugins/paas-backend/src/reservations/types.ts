import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Reservation,
  Reserve,
} from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../operations/types';

/** A reservation that is in force. */
export interface InForce {
  id: string;
  instanceId: string;
  /** User entity ref. */
  holder: string;
  reason: string;
  until: Date;
}

/** Says who holds instances as they are. */
export interface Reservations {
  /** Those in force, at most one for each instance. */
  of(instanceIds: readonly string[]): Promise<InForce[]>;
}

/** A reservation in force with what it is about. */
export type ListedReservation = Omit<Reservation, 'canRelease'> & {
  projectRef: string;
};

/** What is to be reserved. */
export interface NewReservation {
  instanceId: string;
  /** `default/shop/web/dev` */
  instanceRef: string;
  projectRef: string;
  reason: string;
  until: Date;
}

/** Reservations in the database. */
export interface ReservationStore {
  /** Those in force, the next to end first. */
  list(): Promise<ListedReservation[]>;
  /** Undefined if there is none or it has ended. */
  find(id: string): Promise<ListedReservation | undefined>;
  /** @throws ConflictError that names who holds it */
  reserve(reservation: NewReservation, holder: Requester): Promise<string>;
  /**
   * Ends it, and lets go on what waits for it.
   *
   * @throws NotFoundError if it has ended meanwhile
   */
  release(reservation: ListedReservation, by: Requester): Promise<void>;
}

/** Reservations as people see and make them. */
export interface ReservationBook {
  list(credentials: BackstageCredentials): Promise<Reservation[]>;
  /** @throws NotFoundError, InputError, ConflictError */
  reserve(
    reserve: Reserve,
    credentials: BackstageCredentials,
  ): Promise<Reservation>;
  /** @throws NotFoundError */
  release(id: string, credentials: BackstageCredentials): Promise<void>;
}
