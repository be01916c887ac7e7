import { join } from 'node:path';
import { freePort } from '../freePort';
import { readSandbox } from '../readSandbox';
import { sandboxProgram } from '../sandboxProgram';
import { ServerProcess } from '../ServerProcess';

/** A simulated node, played by a KWOK with the rules of the sandbox's clusters. */
export class Nodes {
  readonly #process: ServerProcess;

  private constructor(process: ServerProcess) {
    this.#process = process;
  }

  static async start(folder: string, kubeconfig: string): Promise<Nodes> {
    const { kwokConfigFiles } = readSandbox().clusters.dev;
    const address = `127.0.0.1:${await freePort()}`;
    const process = ServerProcess.start({
      command: sandboxProgram('kwok'),
      args: [
        ...kwokConfigFiles.map(file => `--config=${file}`),
        `--kubeconfig=${kubeconfig}`,
        `--server-address=${address}`,
        '--manage-all-nodes=true',
        '--node-lease-duration-seconds=2',
      ],
      logFile: join(folder, 'kwok.log'),
    });
    await process.untilReady(
      async () => (await fetch(`http://${address}/healthz`)).ok,
    );
    return new Nodes(process);
  }

  kill(): Promise<void> {
    return this.#process.kill();
  }
}

/** Large enough for whatever a test schedules. */
export function simulatedNode(name: string): object {
  const capacity = { cpu: '8', memory: '32Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, annotations: { 'kwok.x-k8s.io/node': 'fake' } },
    status: { capacity, allocatable: capacity },
  };
}
