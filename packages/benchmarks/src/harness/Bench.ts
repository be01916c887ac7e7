import type { StateFolder } from '@mooring/sandbox/src/state/StateFolder.ts';
import type { BenchCluster } from '../cluster/BenchCluster.ts';
import type { Line } from './Line.ts';

/** What a bench works with. */
export interface BenchContext {
  cluster: BenchCluster;
  folder: StateFolder;
  /** Fewer rounds, so that the run takes less than a minute. */
  quick: boolean;
  /** First prove that both sides tell the same facts. */
  check: boolean;
  /** Tells the person who waits what is being done. */
  say(doing: string): void;
}

/** What a bench has found out. */
export interface BenchResult {
  lines: Line[];
  /** What a reader of the figures must know. */
  notes: string[];
}

/** One comparison of Mooring with a peer. */
export interface Bench {
  title: string;
  /** Throws {@link FactsDifferError} if asked to check and the sides disagree. */
  run(context: BenchContext): Promise<BenchResult>;
}
