import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import { generate } from 'selfsigned';
import { CertificateProbe } from './CertificateProbe';

const DAY = 86_400_000;
const HOST = 'web.shop.corp';

interface Certificate {
  cert: string;
  private: string;
}

/** For another name, and signed by nobody that is trusted. */
function certificateFor(days: number): Certificate {
  return generate([{ name: 'commonName', value: 'another.name' }], {
    days,
    keySize: 2048,
    algorithm: 'sha256',
  });
}

const soonOver = certificateFor(5);
const renewedOne = certificateFor(300);

/** A TLS server that notes who was there, and what they said, once they have left. */
class TlsServer {
  readonly connections: { servername: unknown; sent: string }[] = [];
  readonly #server;

  constructor({ cert, private: key }: Certificate) {
    this.#server = createServer({ cert, key }, (socket: TLSSocket) => {
      const connection = { servername: socket.servername, sent: '' };
      socket.on('close', () => this.connections.push(connection));
      socket.on('data', data => {
        connection.sent += data;
      });
      socket.on('error', () => {});
    });
  }

  async visitors(count: number): Promise<TlsServer['connections']> {
    return eventually(
      () => this.connections,
      ({ length }) => length >= count,
    );
  }

  async listen(port: number = 0): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function createProbe(port: number, allowedNetworks?: string[]) {
  return CertificateProbe.fromConfig(
    mockServices.rootConfig({
      data: { mooring: { certificates: { allowedNetworks } } },
    }),
    { port, logger: mockServices.logger.mock() },
  );
}

function ingress(address: string, host: string = HOST) {
  return { ingresses: [{ tlsHosts: [host], addresses: [address] }] };
}

jest.setTimeout(30_000);

describe('CertificateProbe', () => {
  let server: TlsServer;
  let port: number;

  beforeEach(async () => {
    server = new TlsServer(soonOver);
    port = await server.listen();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await server.close();
  });

  it('reads the date behind an address, without making anybody wait', async () => {
    const probe = createProbe(port, ['127.0.0.0/8']);
    const asked = Date.now();
    expect(probe.of(ingress('127.0.0.1'))).toEqual([]);

    const [certificate] = await eventually(
      () => probe.of(ingress('127.0.0.1')),
      ({ length }) => length > 0,
    );
    expect(certificate!.host).toBe(HOST);
    expect(certificate!.expiresAt).toBeGreaterThan(asked + 4.9 * DAY);
    expect(certificate!.expiresAt).toBeLessThan(Date.now() + 5.1 * DAY);
    expect(await server.visitors(1)).toEqual([{ servername: HOST, sent: '' }]);
  });

  it('asks again after six hours, and keeps what it knows while it cannot', async () => {
    const probe = createProbe(port, ['127.0.0.0/8']);
    const read = () => probe.of(ingress('127.0.0.1'));
    await eventually(read, ({ length }) => length > 0);
    const start = Date.now();
    const clock = jest.spyOn(Date, 'now');

    clock.mockReturnValue(start + 0.24 * DAY);
    expect(read()).toHaveLength(1);
    clock.mockRestore();
    expect(await server.visitors(1)).toHaveLength(1);

    await server.close();
    jest.spyOn(Date, 'now').mockReturnValue(start + 0.26 * DAY);
    expect(read()).toHaveLength(1);
    jest.restoreAllMocks();
    expect(read()).toHaveLength(1);

    // Ten minutes after a failure it tries again, and sees the new certificate.
    server = new TlsServer(renewedOne);
    await server.listen(port);
    const [old] = read();
    let later = start + 0.26 * DAY;
    const moving = jest.spyOn(Date, 'now');
    const [renewed] = await eventually(
      () => {
        later += 11 * 60_000;
        moving.mockReturnValueOnce(later);
        return read();
      },
      ([certificate]) => certificate!.expiresAt > old!.expiresAt,
    );
    expect(renewed!.expiresAt).toBeGreaterThan(start + 299 * DAY);
  });

  it('resolves a name once and judges what it stands for', async () => {
    const refusing = createProbe(port);
    const allowed = createProbe(port, ['127.0.0.0/8', '::1/128']);
    const local = ingress('localhost', '*.shop.corp');
    expect(refusing.of(local)).toEqual([]);
    await eventually(
      () => allowed.of(local),
      ({ length }) => length > 0,
    );
    expect(refusing.of(local)).toEqual([]);
    expect(await server.visitors(1)).toEqual([
      { servername: 'any.shop.corp', sent: '' },
    ]);
  });

  it('gives up on a server that does not answer', async () => {
    const silent = createTcpServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    let connected = 0;
    let left = 0;
    silent.on('connection', socket => {
      connected += 1;
      socket.on('error', () => {});
      socket.on('close', () => {
        left += 1;
      });
      socket.resume();
    });
    const probe = createProbe((silent.address() as AddressInfo).port, [
      '127.0.0.0/8',
    ]);
    const hosts = [1, 2, 3, 4, 5, 6].map(n => `${n}.shop.corp`);
    const of = {
      ingresses: [{ tlsHosts: hosts, addresses: ['127.0.0.1'] }],
    };
    expect(probe.of(of)).toEqual([]);
    await eventually(
      () => connected,
      count => count === 4,
    );
    const [early, started] = [connected, Date.now()];
    await eventually(
      () => left,
      count => count === 6,
    );
    expect(early).toBe(4);
    expect(Date.now() - started).toBeGreaterThan(5_000);
    expect(probe.of(of)).toEqual([]);
    silent.close();
  });

  it('names the entry of the configuration that is no network', () => {
    expect(() => createProbe(443, ['10.0.0.0/8', '10.0.0.1'])).toThrow(
      "Configuration mooring.certificates.allowedNetworks: '10.0.0.1' is no network such as 10.0.0.0/8",
    );
  });
});
