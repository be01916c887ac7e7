import { join } from 'node:path';
import { sandboxProgram } from '../sandboxProgram';
import { ServerProcess } from '../ServerProcess';
import type { ApiServer } from './ApiServer';

/** The controller manager and the scheduler of an API server. */
export class Controllers {
  readonly #processes: readonly ServerProcess[];

  private constructor(processes: readonly ServerProcess[]) {
    this.#processes = processes;
  }

  static start(
    folder: string,
    apiServer: ApiServer,
    kubeconfig: string,
  ): Controllers {
    const start = (name: string, args: string[]) =>
      ServerProcess.start({
        command: sandboxProgram(name),
        args: [
          `--kubeconfig=${kubeconfig}`,
          '--leader-elect=false',
          // Nobody asks them anything.
          '--secure-port=0',
          ...args,
        ],
        logFile: join(folder, `${name}.log`),
      });
    return new Controllers([
      start('kube-controller-manager', [
        `--root-ca-file=${apiServer.certificateFile}`,
        `--service-account-private-key-file=${apiServer.keyFile}`,
      ]),
      start('kube-scheduler', []),
    ]);
  }

  async kill(): Promise<void> {
    await Promise.all(this.#processes.map(process => process.kill()));
  }
}
