import { existsSync } from 'node:fs';
import type { Daemon } from '../processes/Daemon.ts';
import type { Part } from './Component.ts';

/** The status of a component that is a single background process. */
export async function daemonPart(
  daemon: Daemon,
  address: () => string,
  answers: () => Promise<boolean>,
): Promise<Part> {
  const { name, logFile, pidFile } = daemon.options;
  if (daemon.pid === undefined) {
    // A pid file whose process is gone: nobody stopped it, so it died.
    return existsSync(pidFile)
      ? {
          name,
          state: 'dead',
          detail: 'ended by itself or was killed',
          logFile,
        }
      : { name, state: 'stopped', detail: '', logFile };
  }
  return (await answers())
    ? { name, state: 'running', detail: address(), logFile }
    : { name, state: 'not answering', detail: address(), logFile };
}
