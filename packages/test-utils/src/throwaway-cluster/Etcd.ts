import { join } from 'node:path';
import { freePort } from '../freePort';
import { sandboxProgram } from '../sandboxProgram';
import { ServerProcess } from '../ServerProcess';

/** The store of one API server. */
export class Etcd {
  readonly url: string;
  readonly #process: ServerProcess;

  private constructor(url: string, process: ServerProcess) {
    this.url = url;
    this.#process = process;
  }

  static async start(folder: string): Promise<Etcd> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const peerUrl = `http://127.0.0.1:${await freePort()}`;
    const process = ServerProcess.start({
      command: sandboxProgram('etcd'),
      args: [
        '--name=only',
        `--data-dir=${join(folder, 'etcd')}`,
        `--listen-client-urls=${url}`,
        `--advertise-client-urls=${url}`,
        `--listen-peer-urls=${peerUrl}`,
        `--initial-advertise-peer-urls=${peerUrl}`,
        `--initial-cluster=only=${peerUrl}`,
        // What is thrown away need not survive a power failure.
        '--unsafe-no-fsync',
        '--log-level=warn',
      ],
      logFile: join(folder, 'etcd.log'),
    });
    const etcd = new Etcd(url, process);
    await process.untilReady(async () => (await fetch(`${url}/health`)).ok);
    return etcd;
  }

  /** Forgets everything but what is true now. */
  async compact(): Promise<void> {
    const key = Buffer.from('/').toString('base64');
    const { header } = await this.#post('range', { key });
    const { revision } = header;
    await this.#post('compaction', { revision, physical: true });
  }

  kill(): Promise<void> {
    return this.#process.kill();
  }

  async #post(
    what: 'range' | 'compaction',
    body: object,
  ): Promise<{ header: { revision: string } }> {
    const response = await fetch(`${this.url}/v3/kv/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`etcd: ${await response.text()}`);
    }
    return response.json();
  }
}
