import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSandbox } from './readSandbox';

/** The path of a program that the sandbox has, or that it gets for tests. */
export function sandboxProgram(name: string): string {
  const path = join(readSandbox().bin.folder, name);
  if (!existsSync(path)) {
    throw new Error(
      `There is no ${path}: "npm test -- PATTERN" gets it, or "npm run sandbox -- up --test-tools"`,
    );
  }
  return path;
}
