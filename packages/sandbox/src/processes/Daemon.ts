import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { signal, startTime } from './processTable.ts';
import { waitFor } from './waitFor.ts';

/** How to run a server in the background. */
export interface DaemonCommand {
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
}

/** Where a background server leaves its traces. */
export interface DaemonOptions {
  name: string;
  pidFile: string;
  logFile: string;
  /** The signal that ends it in an orderly way. */
  stopSignal?: NodeJS.Signals;
}

interface PidRecord {
  pid: number;
  startTime: string;
}

/**
 * A server that outlives the command that started it. What is running is read
 * from the process table each time, never from memory: a server that was
 * killed, or that a command killed half way left behind, is seen for what it is.
 */
export class Daemon {
  readonly options: DaemonOptions;

  constructor(options: DaemonOptions) {
    this.options = options;
  }

  /** The process id, if the process is the one that was started here. */
  get pid(): number | undefined {
    if (!existsSync(this.options.pidFile)) return undefined;
    try {
      const record = JSON.parse(
        readFileSync(this.options.pidFile, 'utf8'),
      ) as PidRecord;
      return startTime(record.pid) === record.startTime
        ? record.pid
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** When it was last started, in milliseconds. */
  get startedAt(): number {
    const written = statSync(this.options.pidFile, { throwIfNoEntry: false });
    return written?.mtimeMs ?? Infinity;
  }

  /** Starts the server unless it is running. */
  start(command: DaemonCommand): void {
    if (this.pid !== undefined) return;
    const { logFile, pidFile } = this.options;
    // A reset may have taken the folders away since this object was made.
    for (const file of [logFile, pidFile]) {
      mkdirSync(dirname(file), { recursive: true });
    }
    const log = openSync(this.options.logFile, 'a', 0o600);
    const child = spawn(command.command, command.args, {
      cwd: command.cwd,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...command.env },
    });
    closeSync(log);
    child.on('error', error =>
      writeFileSync(this.options.logFile, `${error.message}\n`, { flag: 'a' }),
    );
    if (child.pid === undefined) {
      throw new Error(
        `${this.options.name} could not be started: ${command.command} cannot be run`,
      );
    }
    child.unref();
    const record: PidRecord = {
      pid: child.pid,
      startTime: startTime(child.pid) ?? 'gone',
    };
    writeFileSync(this.options.pidFile, JSON.stringify(record), {
      mode: 0o600,
    });
  }

  /** Waits until the server answers; says so at once if it dies instead. */
  async untilReady(
    answers: () => Promise<boolean>,
    timeoutMs: number,
    everyMs?: number,
  ): Promise<void> {
    const { name, logFile } = this.options;
    await waitFor(async () => this.pid !== undefined && answers(), {
      what: `${name}; see ${logFile}`,
      timeoutMs,
      everyMs,
      giveUp: () =>
        this.pid === undefined
          ? `${name} ended right after its start:\n${this.logTail()}\nIts log is ${logFile}`
          : undefined,
    });
  }

  /** Ends the server: politely first, by force after ten seconds. */
  async stop(): Promise<void> {
    const { pid } = this;
    if (pid !== undefined) {
      signal(pid, this.options.stopSignal ?? 'SIGTERM');
      const gone = () => this.pid !== pid;
      await waitFor(gone, {
        what: `${this.options.name} to stop`,
        timeoutMs: 10_000,
      }).catch(async () => {
        signal(pid, 'SIGKILL');
        await waitFor(gone, {
          what: `${this.options.name} to be killed`,
          timeoutMs: 5000,
        });
      });
    }
    rmSync(this.options.pidFile, { force: true });
  }

  /** The last lines of its log. */
  logTail(lines = 8): string {
    if (!existsSync(this.options.logFile)) return '';
    return readFileSync(this.options.logFile, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-lines)
      .join('\n');
  }
}
