import type { StateFolder } from '@mooring/sandbox/src/state/StateFolder.ts';
import type { BenchResult } from './Bench.ts';
import { inWords, type Machine } from './machine.ts';
import { isMissed, table } from './table.ts';

/** A run of a bench. */
export interface Run {
  name: string;
  title: string;
  machine: Machine;
  check: boolean;
  quick: boolean;
  result: BenchResult;
}

/** Prints a run as markdown and keeps it as JSON. */
export function publish(run: Run, folder: StateFolder): void {
  const { name, title, machine, check, quick, result } = run;
  const at = new Date().toISOString();
  const missed = result.lines.filter(isMissed).length;
  const how = [
    at.slice(0, 10),
    quick ? 'quick run' : 'full run',
    ...(check ? ['both sides told the same facts'] : []),
  ].join(', ');
  process.stdout.write(
    [
      `\n## ${title}\n`,
      `${inWords(machine)}. ${how}.\n`,
      table(result.lines),
      '',
      ...result.notes.map(note => `- ${note}`),
      missed === 0 ? 'All targets met.' : `MISSED: ${missed} targets.`,
      '',
    ].join('\n'),
  );
  const file = folder.writeJson(
    `results/${name}-${at.replaceAll(/[:.]/g, '-')}.json`,
    { name, at, machine, check, quick, ...result },
  );
  process.stderr.write(`${file}\n`);
}
