import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:https';
import { loopback } from '../processes/ports.ts';

/**
 * Whether an API server says that it is ready, which it tells anybody. Asked
 * many times while it starts, so no kubectl is started for it.
 */
export function isApiServerReady(
  port: number,
  caFile: string,
): Promise<boolean> {
  if (!existsSync(caFile)) return Promise.resolve(false);
  const options = {
    host: loopback,
    port,
    path: '/readyz',
    ca: readFileSync(caFile),
    timeout: 5000,
    agent: false,
  };
  return new Promise(resolve => {
    const request = get(options, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
