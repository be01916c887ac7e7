import { toPreviewError, toRunError } from './errors';

/** Calls dns for somebody who waits for the answer. */
export function callForPreview<T>(
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<T> {
  return mapped(signal, call, toPreviewError);
}

/** Calls dns for a step that runs. */
export function callForRun<T>(
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<T> {
  return mapped(signal, call, toRunError);
}

async function mapped<T>(
  signal: AbortSignal,
  call: () => Promise<T>,
  map: (error: unknown) => Error,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    // That the caller gave up says nothing about dns.
    signal.throwIfAborted();
    throw map(error);
  }
}
