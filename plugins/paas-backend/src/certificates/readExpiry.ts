import { connect } from 'node:tls';

const TIMEOUT_MS = 3_000;

/** Where a TLS server is, and the name that it is asked for. */
export interface TlsEndpoint {
  /** An IP address: nothing is resolved here. */
  address: string;
  port: number;
  host: string;
}

/**
 * When the certificate runs out that a server shows for a host, epoch
 * milliseconds. Shakes hands and hangs up; nothing is sent. Whoever signed it
 * does not matter: it is the date that is asked for.
 */
export function readExpiry(endpoint: TlsEndpoint): Promise<number> {
  const { address, port, host } = endpoint;
  return new Promise<number>((resolve, reject) => {
    const socket = connect({
      host: address,
      port,
      servername: host,
      rejectUnauthorized: false,
    });
    const deadline = setTimeout(
      () => socket.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)),
      TIMEOUT_MS,
    );
    socket.once('secureConnect', () => {
      const expiresAt = Date.parse(socket.getPeerCertificate().valid_to);
      if (Number.isNaN(expiresAt)) {
        reject(new Error('no certificate with a date was shown'));
      }
      resolve(expiresAt);
      // Hung up on in the middle, servers would log a failed handshake each time.
      socket.end();
    });
    socket.on('error', reject);
    socket.once('close', () => {
      clearTimeout(deadline);
      reject(new Error('connection closed during the handshake'));
    });
    // What a server may say after the handshake is of no interest, but has to be read for its end to come.
    socket.resume();
  });
}
