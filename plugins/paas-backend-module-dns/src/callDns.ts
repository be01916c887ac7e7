import { toStepError } from './errors';

/** Calls dns for a step and says errors as the contract of step types wants them. */
export async function callDns<T>(
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    // That the caller gave up says nothing about dns.
    signal.throwIfAborted();
    throw toStepError(error);
  }
}
