import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { eventually } from './eventually';

/** How to run a server. */
export interface ServerCommand {
  command: string;
  args: string[];
  /** What it prints is added to this file. */
  logFile: string;
}

/** A server of a test's own, which it may kill and freeze. It does not outlive the test. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #command: ServerCommand;

  private constructor(child: ChildProcess, command: ServerCommand) {
    this.#child = child;
    this.#command = command;
  }

  static start(command: ServerCommand): ServerProcess {
    const log = openSync(command.logFile, 'a');
    // A test that is killed could not end it; the kernel does.
    const child = spawn(
      'setpriv',
      ['--pdeathsig=KILL', '--', command.command, ...command.args],
      { stdio: ['ignore', log, log] },
    );
    closeSync(log);
    child.on('error', () => {});
    return new ServerProcess(child, command);
  }

  get hasEnded(): boolean {
    const { pid, exitCode, signalCode } = this.#child;
    return pid === undefined || exitCode !== null || signalCode !== null;
  }

  /** Waits until it answers, or says what it printed if it ends or never does. */
  async untilReady(answers: () => Promise<boolean>): Promise<void> {
    await eventually(
      async () => this.hasEnded || (await answers().catch(() => false)),
      done => done,
      60_000,
    ).catch((error: Error) => this.#fail(error.message));
    if (this.hasEnded) {
      this.#fail('ended right after its start');
    }
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** Ends it at once, frozen or not. */
  async kill(): Promise<void> {
    if (this.hasEnded) {
      return;
    }
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #fail(reason: string): never {
    const { command, logFile } = this.#command;
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
    const tail = lines.slice(-8).join('\n');
    throw new Error(`${basename(command)}: ${reason}\n${tail}`);
  }
}
