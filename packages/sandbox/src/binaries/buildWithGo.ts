import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Report } from '../components/Component.ts';
import { findOnPath } from '../processes/findOnPath.ts';
import { run } from '../processes/run.ts';
import { cacheFolder } from './cacheFolder.ts';
import {
  linkedVersions,
  type BinaryDefinition,
  type GoModule,
} from './definitions.ts';

const modulesFolder = join(import.meta.dirname, '../../go');

/** Builds programs from their pinned modules and puts them in place. */
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
        'Some programs could not be had:',
        ...refusals.map(reason => `  ${reason}`),
        'Install Go 1.26 or newer (https://go.dev/dl), which builds them, or put these versions on PATH:',
        ...definitions.map(({ name, version }) => `  ${name} ${version}`),
      ].join('\n'),
    );
  }
  report('building with Go, which takes some minutes the first time');
  const onLine = countLines(report);
  for (const module of new Set(definitions.map(({ goModule }) => goModule))) {
    const ofModule = definitions.filter(({ goModule }) => goModule === module);
    await buildModule(go, module, ofModule, targetOf, onLine);
  }
}

async function buildModule(
  go: string,
  module: GoModule,
  definitions: BinaryDefinition[],
  targetOf: (definition: BinaryDefinition) => string,
  onLine: (line: string) => void,
): Promise<void> {
  mkdirSync(cacheFolder(), { recursive: true });
  const output = mkdtempSync(cacheFolder('build.'));
  try {
    const packages = definitions.map(({ goPackage }) => goPackage);
    const flags = `-ldflags=${linkerFlags(module)}`;
    await run(go, ['build', '-v', flags, '-o', `${output}/`, ...packages], {
      cwd: join(modulesFolder, module),
      env: { GOFLAGS: '-trimpath -mod=readonly', CGO_ENABLED: '0' },
      onLine,
    });
    for (const definition of definitions) {
      const target = targetOf(definition);
      const built = join(output, programName(definition.goPackage));
      mkdirSync(dirname(target), { recursive: true });
      chmodSync(built, 0o755);
      renameSync(built, target);
    }
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

function linkerFlags(module: GoModule): string {
  const variables = Object.entries(linkedVersions[module]).map(
    ([variable, version]) => `-X ${variable}=${version}`,
  );
  return ['-s -w', ...variables].join(' ');
}

/** Each line of -v names a package; downloads of modules say so themselves. */
function countLines(report: Report): (line: string) => void {
  let compiled = 0;
  let downloaded = 0;
  return line => {
    if (line.startsWith('go: downloading')) {
      downloaded += 1;
      report(`downloading Go modules, ${downloaded} so far`);
    } else {
      compiled += 1;
      report(`building with Go, ${compiled} packages so far`);
    }
  };
}

/**
 * The name that `go build` gives a program: the last part of its path that is
 * no version. etcd's and toxiproxy's are both called `server`.
 */
function programName(goPackage: string): string {
  return basename(goPackage.replace(/\/v\d+$/, ''));
}
