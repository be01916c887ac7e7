import type { Part } from '../components/Component.ts';

/** Prints the state of every process; 0 if all that can be are running. */
export function printParts(parts: Part[]): number {
  const width = Math.max(...parts.map(({ name }) => name.length));
  for (const { name, state, detail, logFile } of parts) {
    const log =
      state === 'dead' || state === 'not answering' ? `  see ${logFile}` : '';
    process.stdout.write(
      `${name.padEnd(width)}  ${state.padEnd(13)}  ${detail}${log}\n`,
    );
  }
  return parts.every(({ state }) => state === 'running' || state === 'missing')
    ? 0
    : 1;
}
