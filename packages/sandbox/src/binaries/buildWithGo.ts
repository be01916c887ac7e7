import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Report } from '../components/Component.ts';
import { findOnPath } from '../processes/findOnPath.ts';
import { run } from '../processes/run.ts';
import { cacheFolder } from './cacheFolder.ts';
import { kubernetesVersion, type BinaryDefinition } from './definitions.ts';

const moduleFolder = join(import.meta.dirname, '../../go/kubernetes');

/** Kubernetes learns its version from the linker only. */
const linkerFlags = [
  '-s -w',
  ...['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].map(
    variable => `-X ${variable}.gitVersion=v${kubernetesVersion}`,
  ),
].join(' ');

/** Builds programs from the pinned module and puts them in place. */
export async function buildWithGo(
  definitions: BinaryDefinition[],
  targetOf: (definition: BinaryDefinition) => string,
  refusals: string[],
  report: Report,
): Promise<void> {
  if (definitions.length === 0) return;
  const go = findOnPath('go');
  if (!go) {
    throw new Error(
      [
        'Some Kubernetes binaries could not be had:',
        ...refusals.map(reason => `  ${reason}`),
        'Install Go 1.26 or newer (https://go.dev/dl), which builds them, or put these versions on PATH:',
        ...definitions.map(({ name, version }) => `  ${name} ${version}`),
      ].join('\n'),
    );
  }
  mkdirSync(cacheFolder(), { recursive: true });
  const output = mkdtempSync(cacheFolder('build.'));
  let compiled = 0;
  let downloaded = 0;
  try {
    report('building with Go, which takes some minutes the first time');
    const packages = definitions.map(({ goPackage }) => goPackage);
    await run(
      go,
      [
        'build',
        '-v',
        `-ldflags=${linkerFlags}`,
        '-o',
        `${output}/`,
        ...packages,
      ],
      {
        cwd: moduleFolder,
        env: { GOFLAGS: '-trimpath -mod=readonly', CGO_ENABLED: '0' },
        onLine: line => {
          // Each line of -v names a package; downloads of modules say so themselves.
          if (line.startsWith('go: downloading')) {
            downloaded += 1;
            return report(`downloading Go modules, ${downloaded} so far`);
          }
          compiled += 1;
          return report(`building with Go, ${compiled} packages so far`);
        },
      },
    );
    for (const definition of definitions) {
      const target = targetOf(definition);
      // Go names etcd's program after the last part of its package's path.
      const built = join(output, programName(definition.goPackage));
      mkdirSync(dirname(target), { recursive: true });
      chmodSync(built, 0o755);
      renameSync(built, target);
    }
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** The name that `go build` gives a program: the last part that is no version. */
function programName(goPackage: string): string {
  return basename(goPackage.replace(/\/v\d+$/, ''));
}
