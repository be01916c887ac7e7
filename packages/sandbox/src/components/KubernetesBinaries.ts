import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  metricsServerBinary,
  type BinaryDefinition,
} from '../binaries/definitions.ts';
import { findBinaries } from '../binaries/findBinaries.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';

/** The programs that the control planes are made of; nothing that runs by itself. */
export class KubernetesBinaries implements Component {
  readonly name = 'binaries';
  readonly title = 'Kubernetes binaries';
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #definitions: readonly BinaryDefinition[];
  #metricsRefusal: Error | undefined;

  /**
   * @param folder - gets a link to each program
   * @param definitions - the programs that are needed
   */
  constructor(folder: StateFolder, definitions: readonly BinaryDefinition[]) {
    this.#folder = folder;
    this.#definitions = definitions;
  }

  /** Why there is no metrics-server, which is not worth a failure here. */
  get metricsRefusal(): Error | undefined {
    return this.#metricsRefusal;
  }

  async start(report: Report): Promise<void> {
    const required = this.#definitions.filter(it => it !== metricsServerBinary);
    await this.#link(required, report);
    if (!this.#definitions.includes(metricsServerBinary)) return;
    await this.#link([metricsServerBinary], report).catch((error: Error) => {
      rmSync(this.#pathOf(metricsServerBinary.name), { force: true });
      this.#metricsRefusal = error;
    });
  }

  async ready(): Promise<void> {}

  async stop(): Promise<void> {}

  async status(): Promise<Part[]> {
    return [];
  }

  async #link(
    definitions: readonly BinaryDefinition[],
    report: Report,
  ): Promise<void> {
    for (const [name, path] of await findBinaries(definitions, report)) {
      // kwokctl notes paths in its files; these stay right when the cache moves.
      const link = this.#pathOf(name);
      rmSync(link, { force: true });
      symlinkSync(path, link);
    }
  }

  #pathOf(name: string): string {
    return join(this.#folder.folder('bin'), name);
  }
}
