import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { eventually, readSandbox } from '@mooring/test-utils';

/** A Deployment at one moment. */
interface Seen {
  service: string;
  image: string;
  /** All pods are of the newest template, and are there. */
  isRolledOut: boolean;
}

const FIELDS = [
  '.metadata.name',
  '.spec.template.spec.containers[0].image',
  '.spec.replicas',
  '.metadata.generation',
  '.status.observedGeneration',
  '.status.replicas',
  '.status.updatedReplicas',
  '.status.availableReplicas',
];

/** Of tabs kubectl would make columns. */
const SEPARATOR = ',';

/** Follows Deployments by kubectl: the API server tells of them in the order in which they changed. */
export class RolloutWatch {
  readonly #seen: Seen[] = [];
  readonly #child: ChildProcess;

  private constructor(namespace: string) {
    const { kubectl, kubeconfig } = readSandbox().clusters.dev;
    const fields = FIELDS.map(field => `{${field}}`).join(SEPARATOR);
    this.#child = spawn(
      kubectl,
      [
        ...['--kubeconfig', kubeconfig, 'get', 'deployments', '--watch'],
        ...['-n', namespace, '-o', `jsonpath=${fields}{"\\n"}`],
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    createInterface({ input: this.#child.stdout! }).on('line', line =>
      this.#seen.push(parse(line)),
    );
  }

  /** Begins to follow; knows all services that are there when it answers. */
  static async start(
    namespace: string,
    services: readonly string[],
  ): Promise<RolloutWatch> {
    const watch = new RolloutWatch(namespace);
    await eventually(
      () => services.every(name => watch.#latest().has(name)),
      isKnown => isKnown,
    );
    return watch;
  }

  async stop(): Promise<void> {
    this.#child.kill();
    await once(this.#child, 'close');
  }

  /** Whose pods were to be made anew, in order. */
  changed(): string[] {
    return this.#changes().map(({ to }) => to.service);
  }

  /** Whose pods were to be made anew before all that it needs ran the same image, in words. */
  tooEarly(needs: Readonly<Record<string, readonly string[]>>): string[] {
    return this.#changes().flatMap(({ to, others }) =>
      (needs[to.service] ?? []).flatMap(need => {
        const needed = others.get(need);
        return needed?.isRolledOut && needed.image === to.image
          ? []
          : `${to.service} before ${need}`;
      }),
    );
  }

  #changes(): { to: Seen; others: ReadonlyMap<string, Seen> }[] {
    return this.#seen.flatMap((to, index) => {
      const others = this.#latest(index);
      const before = others.get(to.service);
      return before && before.image !== to.image ? { to, others } : [];
    });
  }

  /** Each service as it was last seen before an event. */
  #latest(index = this.#seen.length): Map<string, Seen> {
    return new Map(this.#seen.slice(0, index).map(it => [it.service, it]));
  }
}

function parse(line: string): Seen {
  const [service = '', image = '', ...counts] = line.split(SEPARATOR);
  const [wanted, generation, observed, all, updated, available] =
    counts.map(Number);
  return {
    service,
    image,
    isRolledOut:
      observed === generation &&
      [all, updated, available].every(count => count === wanted),
  };
}
