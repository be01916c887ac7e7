import { AsyncLocalStorage } from 'node:async_hooks';
import { callerOf } from '../access/callerOf';
import type { RouteContext } from '../router/routes';

const origins = new AsyncLocalStorage<string | undefined>();

/** The address that the request at hand came from; undefined outside of requests. */
export function requestOrigin(): string | undefined {
  return origins.getStore();
}

/**
 * Handles a request so that audit rows tell where it came from. A plugin that
 * asks for a person has an address of the portal's own, which would tell nothing
 * of the person.
 */
export function withOrigin(
  { request, credentials }: RouteContext,
  handle: () => Promise<void>,
): Promise<void> {
  const { via } = callerOf(credentials);
  const address = via === undefined ? request.ip : undefined;
  return origins.run(address?.replace(/^::ffff:/, ''), handle);
}
