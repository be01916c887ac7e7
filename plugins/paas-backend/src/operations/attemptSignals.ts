/** How long one attempt at one step may take. */
export const ATTEMPT_TIMEOUT_MS = 60_000;

/** When an attempt has to end: its time is over or the process stops, and the latter alone. */
export interface AttemptSignals {
  signal: AbortSignal;
  stop: AbortSignal;
}

/** Those of an attempt that begins now. */
export function attemptSignals(stop: AbortSignal): AttemptSignals {
  const timeout = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS);
  return { signal: AbortSignal.any([stop, timeout]), stop };
}
