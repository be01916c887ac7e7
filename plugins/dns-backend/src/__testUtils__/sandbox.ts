import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sandboxFile } from '@mooring/test-utils';

/** What the tests need of a running sandbox. */
export interface Sandbox {
  /** An installed PowerDNS, to start servers of our own that may be stopped. */
  powerDns: {
    server: string;
    moduleFolder: string;
    schema: string;
    env: Record<string, string>;
  };
}

/** Reads what the environment variable MOORING_SANDBOX points at. */
export function readSandbox(): Sandbox {
  const configuration = readFileSync(
    join(dirname(sandboxFile()), 'dns/pdns.conf'),
    'utf8',
  );
  const moduleFolder = /^module-dir=(.*)$/m.exec(configuration)![1]!;
  // Debian's layout, in the system or unpacked below a folder of the cache.
  const root = moduleFolder.replace(/usr\/lib\/[^/]+\/pdns$/, '');
  return {
    powerDns: {
      server: join(root, 'usr/sbin/pdns_server'),
      moduleFolder,
      schema: join(
        root,
        'usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql',
      ),
      env: root === '/' ? {} : { LD_LIBRARY_PATH: dirname(moduleFolder) },
    },
  };
}
