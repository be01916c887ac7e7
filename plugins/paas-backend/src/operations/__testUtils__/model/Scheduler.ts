import type { Random } from './Random';

/** How a call of a server ends, seen from the caller. */
export type CallEnd = 'answered' | 'not sent' | 'answer lost';

/** Calls something outside: waits for its turn, then does it in one go. */
export type Call = <T>(
  what: string,
  body: () => T,
  failure: () => Error,
) => Promise<T>;

interface Gate {
  owner: object;
  open: (end: CallEnd) => void;
}

/**
 * Decides who goes on next. Everything that workers do outside of themselves
 * waits at a gate, so that any order of what they do can come about, and the
 * same seed gives the same.
 */
export class Scheduler {
  /** Whose turn it is. */
  running: object | undefined;
  #gates: Gate[] = [];
  readonly #paused = new Set<object>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** @param owner - whose calls these are */
  callsOf(owner: object): Call {
    return async (_what, body, failure) => {
      const end = await new Promise<CallEnd>(open => {
        this.#gates.push({ owner, open });
      });
      if (end === 'not sent') {
        throw failure();
      }
      const result = body();
      if (end === 'answer lost') {
        throw failure();
      }
      return result;
    };
  }

  get hasWork(): boolean {
    return this.#ready().length > 0;
  }

  /** Lets one call happen and everything that follows from it without another. */
  async next(end: CallEnd): Promise<void> {
    const gate = this.#random.pick(this.#ready());
    this.#gates = this.#gates.filter(other => other !== gate);
    this.running = gate.owner;
    gate.open(end);
    await this.settle();
  }

  /** Until everybody waits at a gate. */
  async settle(): Promise<void> {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  }

  pause(owner: object): void {
    this.#paused.add(owner);
  }

  resume(owner: object): void {
    this.#paused.delete(owner);
  }

  /** Nothing that the owner was about to do ever happens. */
  kill(owner: object): void {
    this.#gates = this.#gates.filter(gate => gate.owner !== owner);
    this.#paused.delete(owner);
  }

  #ready(): Gate[] {
    return this.#gates.filter(({ owner }) => !this.#paused.has(owner));
  }
}
