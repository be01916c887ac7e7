import { setTimeout as delay } from 'node:timers/promises';

/** How to wait for a condition. */
export interface WaitOptions {
  /** Completes the sentence "Waited N s for …". */
  what: string;
  timeoutMs: number;
  /** The pause after each answer, if asking takes something. */
  everyMs?: number;
  /** Ends the wait early, for instance because the process has died. */
  giveUp?: () => string | undefined;
}

/** Asks again and again until the answer is true. */
export async function waitFor(
  condition: () => Promise<boolean> | boolean,
  options: WaitOptions,
): Promise<void> {
  const deadline = Date.now() + options.timeoutMs;
  for (;;) {
    if (await condition()) return;
    const reason = options.giveUp?.();
    if (reason) throw new Error(reason);
    if (Date.now() > deadline) {
      throw new Error(
        `Waited ${Math.round(options.timeoutMs / 1000)} s for ${options.what}`,
      );
    }
    await delay(options.everyMs ?? 50);
  }
}
