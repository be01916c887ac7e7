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
