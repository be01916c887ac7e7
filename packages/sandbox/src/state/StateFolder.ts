import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The root of the checkout that this file belongs to. */
export const repositoryRoot = resolve(import.meta.dirname, '../../../..');

/**
 * The one folder that holds everything a sandbox writes. Deleting it (after
 * `down`) leaves nothing behind but the per-user cache of binaries.
 */
export class StateFolder {
  readonly root: string;

  constructor(root: string = process.env.MOORING_STATE_DIR ?? '.mooring') {
    this.root = resolve(repositoryRoot, root);
  }

  /** The absolute path of something below the folder. */
  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  /** Where a part of the sandbox keeps its data; created when absent. */
  folder(...parts: string[]): string {
    const path = this.path(...parts);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** The log file of a part. */
  log(part: string): string {
    return join(this.folder('logs'), `${part}.log`);
  }

  /** Whether a file or folder is there. */
  has(...parts: string[]): boolean {
    return existsSync(this.path(...parts));
  }

  /** Reads a JSON file, or gives the fallback when it is absent. */
  readJson<T>(name: string, fallback: T): T {
    const path = this.path(name);
    return existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as T)
      : fallback;
  }

  /** Writes a file that only its owner may read, whole or not at all. */
  write(name: string, content: string): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, content, { mode: 0o600 });
    chmodSync(temporary, 0o600);
    renameSync(temporary, path);
    return path;
  }

  /** Writes a value as JSON with {@link StateFolder.write}. */
  writeJson(name: string, value: unknown): string {
    return this.write(name, `${JSON.stringify(value, null, 2)}\n`);
  }
}
