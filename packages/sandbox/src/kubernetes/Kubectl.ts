import { run } from '../processes/run.ts';

/** kubectl with the credentials of one cluster. */
export class Kubectl {
  readonly path: string;
  readonly kubeconfig: string;

  constructor(path: string, kubeconfig: string) {
    this.path = path;
    this.kubeconfig = kubeconfig;
  }

  /** Runs kubectl and gives what it printed. */
  run(args: string[], input?: string): Promise<string> {
    const all = [
      '--kubeconfig',
      this.kubeconfig,
      '--request-timeout=20s',
      ...args,
    ];
    return run(this.path, all, { input, timeoutMs: 60_000 });
  }

  /** Creates or changes the objects of a manifest. */
  async apply(manifest: string): Promise<void> {
    await this.run(
      ['apply', '--server-side', '--field-manager=mooring-sandbox', '-f', '-'],
      manifest,
    );
  }

  /** Reads one object, or undefined when it does not exist. */
  async get<T>(...args: string[]): Promise<T | undefined> {
    const output = await this.run([
      'get',
      ...args,
      '--ignore-not-found',
      '-o',
      'json',
    ]);
    return output.trim() === '' ? undefined : (JSON.parse(output) as T);
  }
}
