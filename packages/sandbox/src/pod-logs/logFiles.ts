import { join } from 'node:path';
import type { Speech } from './speech.ts';
import { javaServer, nginx, redis, server } from './speech.ts';

/** The log of every simulated container of some names, in one cluster. */
export interface LogFile {
  path: string;
  /** None: of all those that no other file is for. */
  containers: readonly string[];
  speech: Speech;
}

const programs: Record<string, Omit<LogFile, 'path'>> = {
  nginx: { containers: ['nginx', 'gateway'], speech: nginx },
  redis: { containers: ['redis', 'sentinel'], speech: redis },
  java: {
    containers: ['tomcat', 'wildfly', 'spring-boot', 'eureka', 'zookeeper'],
    speech: javaServer,
  },
  other: { containers: [], speech: server },
};

/** The log files of the simulated pods of a cluster, below a folder. */
export function logFiles(folder: string, cluster: string): LogFile[] {
  return Object.entries(programs).map(([name, program]) => ({
    ...program,
    path: join(folder, cluster, `${name}.log`),
  }));
}
