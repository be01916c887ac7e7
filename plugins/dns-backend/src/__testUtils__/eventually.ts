import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a question is answered well; fails with the last answer if it never is. */
export async function eventually<T>(
  ask: () => Promise<T>,
  good: (answer: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (good(answer)) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Not within ${timeoutMs} ms; the last answer was ${JSON.stringify(
          answer,
        )}`,
      );
    }
    await sleep(50);
  }
}
