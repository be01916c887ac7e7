import type { Report } from '../components/Component.ts';
import { findOnPath } from '../processes/findOnPath.ts';
import { run } from '../processes/run.ts';
import { repositoryRoot } from '../state/StateFolder.ts';

const minutes = 60_000;

/**
 * Gives the browser for the browser tests, installing one if there is none.
 *
 * @returns its path, or undefined when Playwright keeps one of its own
 */
export async function ensureChromium(
  report: Report,
): Promise<string | undefined> {
  const installed = findChromium();
  if (installed) return installed;
  const apt = findOnPath('apt-get');
  if (apt && process.getuid?.() === 0) {
    report("installing Debian's chromium");
    const args = [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
    ];
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const fromDebian = await run(apt, args, {
      env,
      timeoutMs: 10 * minutes,
    }).then(findChromium, () => undefined);
    if (fromDebian) return fromDebian;
  }
  report("installing Playwright's chromium");
  const args = ['workspace', 'e2e', 'playwright', 'install', 'chromium'];
  await run('yarn', args, { cwd: repositoryRoot, timeoutMs: 10 * minutes });
  return undefined;
}

function findChromium(): string | undefined {
  return ['chromium', 'chromium-browser', 'google-chrome']
    .map(findOnPath)
    .find(Boolean);
}
