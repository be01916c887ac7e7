import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { freePort } from '../freePort';
import { sandboxProgram } from '../sandboxProgram';
import { ServerProcess } from '../ServerProcess';

/** An API server that can be frozen, killed and started again. */
export class ApiServer {
  readonly url: string;
  /** Of an administrator whom no rule holds back. */
  readonly adminToken: string;
  /** Signs the tokens of service accounts. */
  readonly keyFile: string;
  /** Its own, which vouches for itself. */
  readonly certificateFile: string;
  readonly #args: string[];
  readonly #logFile: string;
  #process: ServerProcess | undefined;

  private constructor(folder: string, port: number) {
    this.url = `https://127.0.0.1:${port}`;
    this.adminToken = randomBytes(16).toString('hex');
    this.keyFile = join(folder, 'service-accounts.key');
    const certificates = join(folder, 'certificates');
    this.certificateFile = join(certificates, 'apiserver.crt');
    this.#logFile = join(folder, 'kube-apiserver.log');
    const tokenFile = join(folder, 'tokens.csv');
    writeFileSync(
      tokenFile,
      `${this.adminToken},admin,admin,"system:masters"\n`,
      { mode: 0o600 },
    );
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'sec1', format: 'pem' });
    writeFileSync(this.keyFile, pem, { mode: 0o600 });
    this.#args = [
      '--bind-address=127.0.0.1',
      `--secure-port=${port}`,
      // An address of loopback may not be an endpoint.
      '--endpoint-reconciler-type=none',
      `--cert-dir=${certificates}`,
      `--token-auth-file=${tokenFile}`,
      '--authorization-mode=RBAC',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${this.keyFile}`,
      `--service-account-signing-key-file=${this.keyFile}`,
      '--service-cluster-ip-range=10.96.0.0/16',
    ];
  }

  static async start(
    folder: string,
    etcdUrl: string,
    args: readonly string[],
  ): Promise<ApiServer> {
    const server = new ApiServer(folder, await freePort());
    server.#args.push(`--etcd-servers=${etcdUrl}`, ...args);
    await server.restart();
    return server;
  }

  /** Freezes it: connections stay open and nothing is answered. */
  stop(): void {
    this.#process?.signal('SIGSTOP');
  }

  /** Lets it go on where it was frozen. */
  cont(): void {
    this.#process?.signal('SIGCONT');
  }

  /** Ends it at once: connections break and new ones are refused. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** Starts it at the same address with the same arguments, and waits until it is ready. */
  async restart(): Promise<void> {
    await this.kill();
    this.#process = ServerProcess.start({
      command: sandboxProgram('kube-apiserver'),
      args: this.#args,
      logFile: this.#logFile,
    });
    await this.#process.untilReady(() => this.#isReady());
  }

  #isReady(): Promise<boolean> {
    if (!existsSync(this.certificateFile)) {
      return Promise.resolve(false);
    }
    return new Promise(resolve => {
      const request = get(
        `${this.url}/readyz`,
        {
          ca: readFileSync(this.certificateFile),
          headers: { authorization: `Bearer ${this.adminToken}` },
          timeout: 5_000,
          agent: false,
        },
        response => {
          response.resume();
          resolve(response.statusCode === 200);
        },
      );
      request.on('timeout', () => request.destroy());
      request.on('error', () => resolve(false));
    });
  }
}
