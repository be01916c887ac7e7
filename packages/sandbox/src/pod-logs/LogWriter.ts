import {
  appendFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { LogFile } from './logFiles.ts';

/** How much a program has said before anybody looks. */
const historyLines = 500;
/** Where a kubelet starts a new file too. */
const maxBytes = 10_000_000;

/** Writes the log of simulated containers as a container runtime would. */
export class LogWriter {
  readonly #file: LogFile;

  /** Begins with what was said in the last minutes, if there is no file yet. */
  constructor(file: LogFile) {
    this.#file = file;
    if (existsSync(file.path)) return;
    mkdirSync(dirname(file.path), { recursive: true });
    const now = Date.now();
    const times = Array.from(
      { length: historyLines },
      (_, index) => new Date(now - (historyLines - index) * 1000),
    );
    writeFileSync(file.path, times.map(time => this.#entries(time)).join(''));
  }

  /** Adds what is said now. */
  write(): void {
    const { path } = this.#file;
    // Whoever follows the old file is told by its end that there is a new one.
    if (existsSync(path) && statSync(path).size > maxBytes) rmSync(path);
    appendFileSync(path, this.#entries(new Date()));
  }

  #entries(time: Date): string {
    return this.#file
      .speech(time)
      .map(({ stream, text }, index) => {
        const nanos = String(index).padStart(6, '0');
        const stamp = time.toISOString().replace('Z', `${nanos}Z`);
        return `${stamp} ${stream} F ${text}\n`;
      })
      .join('');
  }
}
