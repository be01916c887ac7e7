/** Instances that somebody holds as they are. */
export interface Reservations {
  /** Those in force now. */
  of(instanceIds: readonly string[]): Promise<
    {
      id: string;
      instanceId: string;
      /** User entity ref. */
      holder: string;
      reason: string;
      until: Date;
    }[]
  >;
}
