import { CustomErrorBase } from '@backstage/errors';

/** A page shows one or two; each may hold fifty connections to a cluster. */
const MAX_PER_PERSON = 20;
/** The longest that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A person has too much open at the same time. */
class TooManyError extends CustomErrorBase {
  override name = 'TooManyError' as const;
  readonly statusCode = 429;
}

/** One reading of logs, as long as it lasts. */
export interface LogSession {
  /** Aborted when the reader leaves or the reader's sign-in runs out. */
  signal: AbortSignal;
  /** The same items; the session ends with them. */
  during<T>(items: AsyncIterable<T>): AsyncIterable<T>;
  end(): void;
}

/** The readings of logs that go on in this process. */
export class LogSessions {
  readonly #open = new Map<string, number>();

  /** @throws an error with status 429 when the person has too many open */
  begin(
    user: string,
    until: { signal: AbortSignal; expiresAt: Date | undefined },
  ): LogSession {
    const open = this.#open.get(user) ?? 0;
    if (open >= MAX_PER_PERSON) {
      throw new TooManyError(
        `You are reading ${open} logs already; close some of them first`,
      );
    }
    this.#open.set(user, open + 1);
    const stop = new AbortController();
    const timer =
      until.expiresAt &&
      setTimeout(
        () => stop.abort(),
        Math.min(until.expiresAt.getTime() - Date.now(), MAX_TIMER_MS),
      );
    let hasEnded = false;
    const end = () => {
      if (!hasEnded) {
        hasEnded = true;
        clearTimeout(timer);
        stop.abort();
        this.#leave(user);
      }
    };
    until.signal.addEventListener('abort', end, { once: true });
    if (until.signal.aborted) {
      end();
    }
    return {
      signal: stop.signal,
      end,
      async *during(items) {
        try {
          yield* items;
        } finally {
          end();
        }
      },
    };
  }

  #leave(user: string): void {
    const left = (this.#open.get(user) ?? 1) - 1;
    if (left > 0) {
      this.#open.set(user, left);
    } else {
      this.#open.delete(user);
    }
  }
}
