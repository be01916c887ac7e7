/** Counted for one cluster since the process began. */
export class Counters {
  lists = 0;
  watches = 0;
  events = 0;
  bytes = 0;
  failures = 0;
  eventLagMs: number | undefined;

  /** Times are full seconds: half of one is what they lack on average. */
  sawAge(createdAt: number): void {
    this.eventLagMs = Math.max(0, Date.now() - createdAt - 500);
  }
}
