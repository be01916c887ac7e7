import { randomUUID } from 'node:crypto';
import { waitFor } from '@mooring/sandbox/src/processes/waitFor.ts';
import { environment } from '../data/shape.ts';
import type { JournalView } from '../failover/JournalView.ts';
import type { PortalClient } from '../portal/PortalClient.ts';
import { PortalChanges, type Change } from '../portal/PortalChanges.ts';
import type { Part } from './parts.ts';

interface ProjectRelease {
  number: number;
  members: { service: string; release: number }[];
}

/** A project that is changed as a whole, or in part, through the portal. */
export class ProjectSide {
  readonly #client: PortalClient;
  readonly #changes: PortalChanges;
  readonly #journal: JournalView;
  readonly #projectRef: string;
  readonly #ids = new Map<string, string>();

  constructor(client: PortalClient, journal: JournalView, project: string) {
    this.#client = client;
    this.#changes = new PortalChanges(client);
    this.#journal = journal;
    this.#projectRef = `system:default/${project}`;
  }

  /** Creates the services, some at a time. */
  async create(parts: readonly Part[]): Promise<void> {
    const left = [...parts];
    const worker = async () => {
      for (let part = left.shift(); part; part = left.shift())
        await this.#create(part.name);
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
  }

  /** Says anew what each needs. */
  async arrange(parts: readonly Part[]): Promise<void> {
    // What is said so far may close a circle with what is to be said.
    for (const { name } of parts) await this.#need(name, []);
    for (const { name, needs } of parts) await this.#need(name, needs);
  }

  /** Another image for all of them; what is live then belongs together. */
  async deploy(image: string): Promise<ProjectRelease> {
    await this.#together({ kind: 'deploy', environment, image });
    const answer = await this.#client.ask<{ items: ProjectRelease[] }>(
      'GET',
      `/api/paas/projects/releases?projectRef=${
        this.#projectRef
      }&environment=${environment}`,
    );
    return answer.json().items[0]!;
  }

  /** Milliseconds that the whole project takes back to a release. */
  rollBack({ number }: ProjectRelease): Promise<number> {
    return this.#carryOut({
      kind: 'project-rollback',
      projectRef: this.#projectRef,
      ...{ environment, release: number },
    });
  }

  /** Milliseconds that some of it take, as one operation that changes nothing else. */
  rollBackOnly(
    parts: readonly Part[],
    { members }: ProjectRelease,
  ): Promise<number> {
    return this.#carryOut({
      kind: 'project',
      projectRef: this.#projectRef,
      changes: parts.map(({ name }) => ({
        kind: 'rollback',
        serviceId: this.#idOf(name),
        environment,
        release: members.find(({ service }) => service === name)!.release,
      })),
    });
  }

  /** Deletes all of it, so that the portal is as it was. */
  async remove(): Promise<void> {
    await this.#together({ kind: 'delete', environments: [environment] });
  }

  async #create(service: string): Promise<void> {
    const { serviceId } = await this.#changes.carryOut({
      kind: 'create',
      projectRef: this.#projectRef,
      service,
      blueprint: 'nginx',
      environments: [environment],
      values: { replicas: 2, size: 'S' },
    });
    this.#ids.set(service, serviceId);
  }

  async #need(name: string, needs: readonly string[]): Promise<void> {
    await this.#client.ask(
      'POST',
      `/api/paas/services/${this.#idOf(name)}/dependencies`,
      { body: { dependsOn: needs.map(need => this.#idOf(need)) } },
    );
  }

  #together(change: Change): Promise<number> {
    return this.#carryOut({
      kind: 'project',
      projectRef: this.#projectRef,
      changes: [...this.#ids.values()].map(serviceId => ({
        ...change,
        serviceId,
      })),
    });
  }

  /** The clock starts when somebody who has seen the plan confirms it, and stops with the operation's end. */
  async #carryOut(change: Change): Promise<number> {
    const { hash } = await this.#changes.plan(change);
    const key = randomUUID();
    const begun = performance.now();
    await this.#changes.confirm(change, hash, key);
    // Not asked by the portal: it would be slower the more there is to tell.
    await waitFor(
      async () => (await this.#journal.byKeys([key]))[0]?.ended === true,
      { what: `${change.kind} to end`, timeoutMs: 180_000, everyMs: 20 },
    );
    const ms = performance.now() - begun;
    const [row] = await this.#journal.byKeys([key]);
    if (row?.state !== 'succeeded')
      throw new Error(`${change.kind}: ${row?.state}`);
    return ms;
  }

  #idOf(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`There is no service ${name}`);
    return id;
  }
}
