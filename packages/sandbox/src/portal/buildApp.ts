import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../components/Component.ts';
import { run } from '../processes/run.ts';
import { withLock } from '../processes/withLock.ts';
import { repositoryRoot } from '../state/StateFolder.ts';
import { hashFrontEnd } from './hashFrontEnd.ts';

const bundle = join(repositoryRoot, 'packages/app/dist/index.html');
const stamp = join(repositoryRoot, 'node_modules/.mooring-front-end');

/** Builds the front end unless the bundle is that of the present sources. */
export async function buildApp(report: Report): Promise<void> {
  const build = async () => {
    const hash = hashFrontEnd();
    if (
      existsSync(bundle) &&
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === hash
    )
      return;
    report('building');
    await run('yarn', ['workspace', 'app', 'build'], {
      cwd: repositoryRoot,
      env: { NODE_ENV: 'production' },
    });
    writeFileSync(stamp, hash);
  };
  await withLock(`${stamp}.lock`, build, {
    onWait: pid => report(`waiting for process ${pid}, which is building it`),
  });
}
