import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures of a run depend on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  kernel: string;
  node: string;
  /** Before the run: work of others makes both sides slower. */
  load: number;
}

/** The machine as it is now. */
export function describeMachine(): Machine {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

/** The machine in a line. */
export function inWords(machine: Machine): string {
  const { cpu, cores, memoryGiB, kernel, node, load } = machine;
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, Linux ${kernel}, Node ${node}, load ${load} before the run`;
}
