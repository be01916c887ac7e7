import { randomBytes } from 'node:crypto';
import { findFreePort, isPortFree } from '../processes/ports.ts';
import type { StateFolder } from './StateFolder.ts';

interface SettingsFile {
  ports: Record<string, number>;
  secrets: Record<string, string>;
}

const fileName = 'settings.json';

/**
 * Choices that must outlive a run: ports and generated secrets. A port is kept
 * as long as nobody else listens on it, so that bookmarks and generated
 * configuration stay right.
 */
export class Settings {
  readonly #folder: StateFolder;
  readonly #file: SettingsFile;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: StateFolder) {
    this.#folder = folder;
    this.#file = folder.readJson<SettingsFile>(fileName, {
      ports: {},
      secrets: {},
    });
  }

  /** The port that a part listens on, or will. */
  port(part: string): number {
    const port = this.#file.ports[part];
    if (port === undefined)
      throw new Error(`No port has been chosen for ${part} yet`);
    return port;
  }

  /**
   * Chooses a port for a part that is about to start: the remembered one, then
   * the preferred one, then any. Calls are answered one after the other, so
   * that two parts never get the same.
   */
  claimPort(part: string, preferred?: number): Promise<number> {
    const claim = this.#queue.then(() => this.#choosePort(part, preferred));
    this.#queue = claim.catch(() => undefined);
    return claim;
  }

  /** A secret, generated the first time that it is asked for. */
  secret(name: string): string {
    const known = this.#file.secrets[name];
    if (known !== undefined) return known;
    const secret = randomBytes(24).toString('base64url');
    this.#file.secrets[name] = secret;
    this.#save();
    return secret;
  }

  async #choosePort(part: string, preferred?: number): Promise<number> {
    const taken = new Set(
      Object.entries(this.#file.ports)
        .filter(([owner]) => owner !== part)
        .map(([, port]) => port),
    );
    for (const candidate of [this.#file.ports[part], preferred]) {
      if (
        candidate !== undefined &&
        !taken.has(candidate) &&
        (await isPortFree(candidate))
      ) {
        return this.#remember(part, candidate);
      }
    }
    let port = await findFreePort();
    while (taken.has(port)) port = await findFreePort();
    return this.#remember(part, port);
  }

  #remember(part: string, port: number): number {
    this.#file.ports[part] = port;
    this.#save();
    return port;
  }

  #save(): void {
    this.#folder.writeJson(fileName, this.#file);
  }
}
