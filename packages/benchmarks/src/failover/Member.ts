import { hostname } from 'node:os';
import type { Portal } from '@mooring/sandbox/src/components/Portal.ts';
import { signal } from '@mooring/sandbox/src/processes/processTable.ts';
import { waitFor } from '@mooring/sandbox/src/processes/waitFor.ts';
import { PortalChanges } from '../portal/PortalChanges.ts';
import { PortalClient } from '../portal/PortalClient.ts';

/** One process of a portal, which can be taken away. */
export class Member {
  readonly #portal: Portal;
  #token: string;
  #client: PortalClient;

  constructor(portal: Portal, token: string) {
    this.#portal = portal;
    this.#token = token;
    this.#client = this.#newClient();
  }

  /** As the journal names it. */
  get worker(): string {
    return `${hostname()}:${new URL(this.#portal.baseUrl).port}`;
  }

  get changes(): PortalChanges {
    return new PortalChanges(this.#client);
  }

  signal(name: NodeJS.Signals): void {
    const { pid } = this.#portal;
    if (pid === undefined) throw new Error('There is no process to end');
    signal(pid, name);
  }

  /** Until it has ended. */
  gone(): Promise<void> {
    return waitFor(() => this.#portal.pid === undefined, {
      what: 'the portal to end',
      timeoutMs: 60_000,
    });
  }

  /** Asks with another token from now on; one does not last as long as a full run. */
  async signIn(token: string): Promise<void> {
    this.#token = token;
    await this.close();
    this.#client = this.#newClient();
  }

  /** Until it answers, after it was started anew unless it is there. */
  async back(): Promise<void> {
    await this.#portal.start(() => undefined);
    await this.#portal.ready();
    await this.close();
    this.#client = this.#newClient();
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #newClient(): PortalClient {
    return new PortalClient(this.#portal.baseUrl, this.#token);
  }
}
