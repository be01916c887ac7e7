import { Resolver } from 'node:dns/promises';
import type { DeploymentWatch } from '../cluster/DeploymentWatch.ts';
import { dnsTarget, zone } from '../portal/portalConfig.ts';
import type { Account } from './Ledger.ts';

/** Holds what was accepted against what the API server and the name server have. */
export class Oracle {
  readonly #watch: DeploymentWatch;
  readonly #resolver = new Resolver();
  readonly #project: string;

  constructor(
    watch: DeploymentWatch,
    project: string,
    dns: { host: string; port: number },
  ) {
    this.#watch = watch;
    this.#project = project;
    this.#resolver.setServers([`${dns.host}:${dns.port}`]);
  }

  /** What is not as it has to be, in words. */
  async problems(accounts: readonly Account[]): Promise<string[]> {
    const found = await Promise.all(
      accounts.map(async account => {
        const wanted = account.exists ? wantedOf(account) : 'nothing';
        const actual = await this.#actual(account.name);
        return actual === wanted
          ? []
          : [`${account.name}: ${actual} instead of ${wanted}`];
      }),
    );
    return found.flat();
  }

  async #actual(name: string): Promise<string> {
    const deployment = this.#watch.latest(name);
    const records = await this.#resolver
      .resolve4(`${name}.${this.#project}.${zone}`)
      .catch(() => []);
    if (!deployment && records.length === 0) return 'nothing';
    return inWords({
      generation: deployment?.metadata.generation ?? 0,
      templates: this.#watch.templateChanges(name),
      replicas: deployment?.spec.replicas ?? 0,
      records: records.join(),
    });
  }
}

function wantedOf({ generation, templates, replicas }: Account): string {
  return inWords({ generation, templates, replicas, records: dnsTarget });
}

function inWords(state: {
  generation: number;
  templates: number;
  replicas: number;
  records: string;
}): string {
  const { generation, templates, replicas, records } = state;
  return `generation ${generation}, ${templates} templates, ${replicas} replicas, record ${records}`;
}
