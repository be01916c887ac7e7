import { rmSync } from 'node:fs';
import {
  metricsServerBinary,
  type BinaryDefinition,
} from '../binaries/definitions.ts';
import { linkBinaries } from '../binaries/linkBinaries.ts';
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
    await linkBinaries(this.#folder, required, report);
    if (!this.#definitions.includes(metricsServerBinary)) return;
    await linkBinaries(this.#folder, [metricsServerBinary], report).catch(
      (error: Error) => {
        const link = this.#folder.path('bin', metricsServerBinary.name);
        rmSync(link, { force: true });
        this.#metricsRefusal = error;
      },
    );
  }

  async ready(): Promise<void> {}

  async stop(): Promise<void> {}

  async status(): Promise<Part[]> {
    return [];
  }
}
