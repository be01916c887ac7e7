import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer, connect } from 'node:net';

/** Every server of the sandbox listens here and nowhere else. */
export const loopback = '127.0.0.1';

function listenOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: loopback, exclusive: true }, () =>
      server.close(() => resolve()),
    );
  });
}

function bindOnce(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind({ port, address: loopback, exclusive: true }, () =>
      socket.close(() => resolve()),
    );
  });
}

/** Whether nobody listens on a loopback port, by TCP or (as DNS does) by UDP. */
export function isPortFree(port: number): Promise<boolean> {
  return Promise.all([listenOnce(port), bindOnce(port)]).then(
    () => true,
    () => false,
  );
}

/**
 * A loopback port that nobody listens on right now. It lies below those that
 * the system gives to outgoing connections, so that it stays free while its
 * server is stopped.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    if (await isPortFree(port)) return port;
  }
}

/** Whether something accepts connections on a loopback port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ port, host: loopback });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
