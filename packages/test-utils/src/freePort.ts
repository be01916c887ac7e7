import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A loopback port that nobody listens on. It lies below those that the system
 * gives to outgoing connections, so that it is still free after a restart.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const server = createServer();
    const failed = once(server, 'error').then(() => false);
    server.listen(port, '127.0.0.1');
    const isFree = await Promise.race([
      once(server, 'listening').then(() => true),
      failed,
    ]);
    if (isFree) {
      await new Promise(resolve => server.close(resolve));
      return port;
    }
  }
}
