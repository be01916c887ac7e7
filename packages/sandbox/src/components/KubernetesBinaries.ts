import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from '../binaries/findBinaries.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';

/** The programs that the control planes are made of; nothing that runs by itself. */
export class KubernetesBinaries implements Component {
  readonly name = 'binaries';
  readonly title = 'Kubernetes binaries';
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #programs: readonly string[] | undefined;

  /**
   * @param folder - gets a link to each program
   * @param programs - the programs that are needed, if not all
   */
  constructor(folder: StateFolder, programs?: readonly string[]) {
    this.#folder = folder;
    this.#programs = programs;
  }

  async start(report: Report): Promise<void> {
    for (const [name, path] of await findBinaries(report, this.#programs)) {
      // kwokctl notes paths in its files; these stay right when the cache moves.
      const link = join(this.#folder.folder('bin'), name);
      rmSync(link, { force: true });
      symlinkSync(path, link);
    }
  }

  async ready(): Promise<void> {}

  async stop(): Promise<void> {}

  async status(): Promise<Part[]> {
    return [];
  }
}
