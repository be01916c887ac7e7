import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../state/StateFolder.ts';

const rolesInBundle = [
  ...['frontend', 'frontend-plugin', 'frontend-plugin-module'],
  ...['web-library', 'common-library'],
];

/** A checksum of everything that the bundle of the front end is made of. */
export function hashFrontEnd(): string {
  const hash = createHash('sha256').update(read('yarn.lock'));
  for (const manifest of globSync('{packages,plugins}/*/package.json', {
    cwd: repositoryRoot,
  }).sort()) {
    const { backstage } = JSON.parse(read(manifest)) as {
      backstage?: { role?: string };
    };
    if (!rolesInBundle.includes(backstage?.role ?? '')) continue;
    const folder = join(manifest, '..');
    const files = globSync(
      `${folder}/{package.json,config.d.ts,{src,public}/**/*.*}`,
      {
        cwd: repositoryRoot,
      },
    );
    for (const file of files.sort())
      hash.update(`\n${file}\n`).update(read(file));
  }
  return hash.digest('hex');
}

function read(path: string): string {
  const file = join(repositoryRoot, path);
  return existsSync(file) ? readFileSync(file, 'latin1') : '';
}
