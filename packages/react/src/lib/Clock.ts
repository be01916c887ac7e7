/** One timer for all who look at it, so that a page of times is drawn at once. */
class Clock {
  readonly #interval: number;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #now = Date.now();

  constructor(interval: number) {
    this.#interval = interval;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => {
      this.#now = Date.now();
      for (const notify of this.#listeners) {
        notify();
      }
    }, this.#interval);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
      }
    };
  };

  /** The time of the last tick in milliseconds, the same until the next. */
  now = (): number => {
    if (this.#timer === undefined) {
      this.#now = Date.now();
    }
    return this.#now;
  };
}

const clocks = new Map<number, Clock>();

/** The clock that ticks every so many milliseconds. */
export function clockOf(interval: number): Clock {
  const clock = clocks.get(interval) ?? new Clock(interval);
  clocks.set(interval, clock);
  return clock;
}
