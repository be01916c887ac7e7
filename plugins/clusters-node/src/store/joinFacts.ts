import type { InstanceFacts } from '../readerTypes';
import type { AnyRow, Rows } from '../summaries/kinds';
import type {
  ObjectSummary,
  PodTemplate,
  SummaryKind,
  WarningSummary,
} from '../summaries/types';
import { byPlace } from './byPlace';
import type { Cell } from './CellIndex';
import type { ClusterStore } from './ClusterStore';
import { covers, maySee, selects, type Selection } from './selects';

/** The lists among the facts of a selection. */
export type FactLists = Omit<InstanceFacts, 'health' | 'version'>;

type Labels = Readonly<Record<string, string>>;
type JoinedKind = Exclude<SummaryKind, 'namespaces' | 'events' | 'nodes'>;
type Found = { [K in JoinedKind]: Set<Rows[K]> };

/** The label whose values narrow a selection most, if there is one. */
export function anchorOf({
  requirements,
}: Selection): { key: string; values: readonly string[] } | undefined {
  const equal = requirements.filter(({ operator }) => operator === 'In');
  return (
    equal.find(({ key }) =>
      /^mooring\.dev\/service$|\/kubernetes-id$/.test(key),
    ) ?? equal[0]
  );
}

class Join {
  readonly #store: ClusterStore;
  readonly #selection: Selection;
  readonly #found: Found = {
    pods: new Set(),
    deployments: new Set(),
    statefulsets: new Set(),
    daemonsets: new Set(),
    replicasets: new Set(),
    services: new Set(),
    ingresses: new Set(),
    horizontalpodautoscalers: new Set(),
    poddisruptionbudgets: new Set(),
    networkpolicies: new Set(),
    persistentvolumeclaims: new Set(),
    configmaps: new Set(),
    jobs: new Set(),
    cronjobs: new Set(),
  };

  constructor(store: ClusterStore, selection: Selection) {
    this.#store = store;
    this.#selection = selection;
  }

  addSelected(): void {
    for (const cell of this.#candidates()) {
      if (selects(this.#selection, cell.namespace, cell.labels)) {
        for (const kind of cell.kinds()) {
          const found: Set<AnyRow> = this.#found[kind as JoinedKind];
          for (const row of cell.rows(kind)) {
            found.add(row);
          }
        }
      }
    }
  }

  addOwned(): void {
    const { cronjobs, jobs, replicasets } = this.#found;
    for (const { uid } of cronjobs) {
      this.#add('jobs', this.#store.ownedBy('jobs', uid));
    }
    for (const { uid } of this.#workloads()) {
      this.#add('replicasets', this.#store.ownedBy('replicasets', uid));
      this.#add('pods', this.#store.ownedBy('pods', uid));
    }
    for (const { uid } of [...replicasets, ...jobs]) {
      this.#add('pods', this.#store.ownedBy('pods', uid));
    }
  }

  addRelated(): void {
    for (const [namespace, { labels, templates }] of this.#podShapes()) {
      this.#addPointers(namespace, labels);
      this.#addUsed(namespace, templates);
    }
    for (const { kind, namespace, name } of this.#workloads()) {
      this.#addFrom(
        'horizontalpodautoscalers',
        namespace,
        ({ target }) => target.kind === kind && target.name === name,
      );
    }
    const namespaces = new Set(
      [...this.#found.services].map(({ namespace }) => namespace),
    );
    for (const namespace of namespaces) {
      this.#addIngresses(namespace);
    }
  }

  lists(): FactLists {
    const found = this.#found;
    const { jobs, services, ingresses } = found;
    const all = Object.values(found) as Set<AnyRow>[];
    return {
      workloads: sorted(this.#workloads()),
      replicaSets: sorted(found.replicasets),
      pods: sorted(found.pods),
      jobs: sorted(jobs),
      cronJobs: sorted(found.cronjobs),
      services: sorted(services),
      ingresses: sorted(ingresses),
      autoscalers: sorted(found.horizontalpodautoscalers),
      budgets: sorted(found.poddisruptionbudgets),
      networkPolicies: sorted(found.networkpolicies),
      claims: sorted(found.persistentvolumeclaims),
      configMaps: sorted(found.configmaps),
      warnings: sorted(this.#warnings(all)),
      nodes: sorted(this.#nodes()),
    };
  }

  #candidates(): Iterable<Cell> {
    const { cells } = this.#store;
    const anchor = anchorOf(this.#selection);
    if (anchor) {
      return anchor.values.flatMap(value => [...cells.with(anchor.key, value)]);
    }
    const { namespace } = this.#selection;
    return namespace === undefined ? cells.all() : cells.in(namespace);
  }

  #workloads() {
    const { deployments, statefulsets, daemonsets } = this.#found;
    return [...deployments, ...statefulsets, ...daemonsets];
  }

  /** What Services select and what specifications refer to, by namespace. */
  #podShapes(): Map<
    string,
    { labels: Set<Labels>; templates: Set<PodTemplate> }
  > {
    const shapes = new Map();
    const add = (namespace: string, labels: Labels, template: PodTemplate) => {
      let shape = shapes.get(namespace);
      if (!shape) {
        shape = { labels: new Set(), templates: new Set() };
        shapes.set(namespace, shape);
      }
      shape.labels.add(labels);
      shape.templates.add(template);
    };
    for (const { namespace, labels, template } of this.#found.pods) {
      add(namespace, labels, template);
    }
    for (const { namespace, podLabels, template } of this.#workloads()) {
      add(namespace, podLabels, template);
    }
    return shapes;
  }

  #addPointers(namespace: string, shapes: Set<Labels>): void {
    const all = [...shapes];
    const covered = (selector: Labels | undefined) =>
      selector !== undefined && all.some(labels => covers(selector, labels));
    this.#addFrom(
      'services',
      namespace,
      ({ selector }) => Object.keys(selector).length > 0 && covered(selector),
    );
    this.#addFrom('poddisruptionbudgets', namespace, ({ selector }) =>
      covered(selector),
    );
    this.#addFrom('networkpolicies', namespace, ({ selector }) =>
      covered(selector),
    );
  }

  #addUsed(namespace: string, templates: Set<PodTemplate>): void {
    const { names } = this.#store;
    for (const { configMaps, claims } of templates) {
      for (const name of configMaps) {
        this.#addOne('configmaps', names.get('configmaps', namespace, name));
      }
      for (const name of claims) {
        this.#addOne(
          'persistentvolumeclaims',
          names.get('persistentvolumeclaims', namespace, name),
        );
      }
    }
  }

  #addIngresses(namespace: string): void {
    const names = new Set<string>();
    for (const service of this.#found.services) {
      if (service.namespace === namespace) {
        names.add(service.name);
      }
    }
    this.#addFrom('ingresses', namespace, ({ services }) =>
      services.some(service => names.has(service)),
    );
  }

  #addFrom<
    K extends
      | 'services'
      | 'ingresses'
      | 'horizontalpodautoscalers'
      | 'poddisruptionbudgets'
      | 'networkpolicies',
  >(kind: K, namespace: string, belongs: (row: Rows[K]) => boolean): void {
    for (const row of this.#store.names.in(kind, namespace)) {
      if (belongs(row)) {
        this.#addOne(kind, row);
      }
    }
  }

  #add<K extends JoinedKind>(kind: K, rows: Iterable<Rows[K]>): void {
    for (const row of rows) {
      this.#addOne(kind, row);
    }
  }

  #addOne<K extends JoinedKind>(kind: K, row: Rows[K] | undefined): void {
    if (row && maySee(this.#selection, row.labels)) {
      (this.#found[kind] as Set<AnyRow>).add(row);
    }
  }

  *#warnings(all: Set<AnyRow>[]): Iterable<WarningSummary> {
    for (const rows of all) {
      for (const { uid } of rows) {
        yield* this.#store.warningsAbout(uid);
      }
    }
  }

  *#nodes(): Iterable<Rows['nodes']> {
    const names = new Set<string>();
    for (const { node, ended } of this.#found.pods) {
      if (node !== undefined && !ended) {
        names.add(node);
      }
    }
    for (const name of names) {
      const node = this.#store.names.get('nodes', '', name);
      if (node) {
        yield node;
      }
    }
  }
}

/** Everything in the store that belongs to a selection; {@link InstanceFacts} says what does. */
export function joinFacts(
  store: ClusterStore,
  selection: Selection,
): FactLists {
  const join = new Join(store, selection);
  join.addSelected();
  join.addOwned();
  join.addRelated();
  return join.lists();
}

function sorted<TRow extends ObjectSummary>(rows: Iterable<TRow>): TRow[] {
  const list = [...rows].sort(byPlace);
  // Shared by all who ask until something changes.
  return Object.freeze(list) as TRow[];
}
