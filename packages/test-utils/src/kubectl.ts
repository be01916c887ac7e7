import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readSandbox } from './readSandbox';

const run = promisify(execFile);

/** kubectl as administrator of a cluster of the sandbox; `stdin` for `-f -`. */
export async function kubectl(
  cluster: 'dev' | 'prod',
  args: string[],
  stdin?: object | string,
): Promise<string> {
  return kubectlWith(readSandbox().clusters[cluster].kubeconfig, args, stdin);
}

/** kubectl with the credentials of a file. */
export async function kubectlWith(
  kubeconfig: string,
  args: string[],
  stdin?: object | string,
): Promise<string> {
  const { kubectl: binary } = readSandbox().bin;
  const running = run(binary, ['--kubeconfig', kubeconfig, ...args]);
  running.child.stdin?.end(
    typeof stdin === 'object' ? JSON.stringify(stdin) : stdin,
  );
  return (await running).stdout.trim();
}
