import type { AnyRow, Rows } from '../summaries/kinds';
import type {
  OwnerSummary,
  PodTemplate,
  SummaryKind,
} from '../summaries/types';
import type { PodRow } from '../summaries/podSummary';
import type { Cell } from './CellIndex';
import type { ClusterStore } from './ClusterStore';
import { covers } from './selects';

const WORKLOADS = ['deployments', 'statefulsets', 'daemonsets'] as const;

/**
 * Finds the selections whose facts a row is part of: the join of
 * {@link joinFacts}, walked backwards from the row to whatever has labels.
 */
export class AffectedSelections {
  readonly #store: ClusterStore;
  readonly #touch: (
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ) => void;

  /** @param touch - called with the labels by which a selection comes to the row */
  constructor(
    store: ClusterStore,
    touch: (
      namespace: string,
      labels: Readonly<Record<string, string>>,
    ) => void,
  ) {
    this.#store = store;
    this.#touch = touch;
  }

  find(kind: SummaryKind, row: AnyRow): void {
    this.#visit(kind, row, new Set());
  }

  /** @param seen - owners may go round in a circle */
  #visit(kind: SummaryKind, row: AnyRow, seen: Set<AnyRow>): void {
    if (seen.has(row) || kind === 'namespaces') {
      return;
    }
    seen.add(row);
    if (kind === 'events') {
      const { about } = row as Rows['events'];
      this.#visitObject(about, seen);
      return;
    }
    if (kind === 'nodes') {
      for (const pod of this.#store.podsOn(row.name)) {
        this.#visit('pods', pod, seen);
      }
      return;
    }
    this.#touch(row.namespace, row.labels);
    if (row.owner) {
      this.#visitObject(row.owner, seen);
    }
    this.#visitTargets(kind, row, seen);
  }

  #visitObject(
    { kind, uid }: { kind: string; uid: string },
    seen: Set<AnyRow>,
  ): void {
    const found = kind === 'Node' ? undefined : this.#store.find(kind, uid);
    if (found) {
      this.#visit(found.kind, found.row, seen);
    }
  }

  #visitTargets(kind: SummaryKind, row: AnyRow, seen: Set<AnyRow>): void {
    const { namespace, name } = row;
    switch (kind) {
      case 'services':
      case 'poddisruptionbudgets':
      case 'networkpolicies': {
        const { selector } = row as Rows[typeof kind];
        if (selector) {
          this.#visitCovered(kind, namespace, selector, seen);
        }
        break;
      }
      case 'ingresses':
        for (const service of (row as Rows['ingresses']).services) {
          this.#visitNamed('services', namespace, service, seen);
        }
        break;
      case 'horizontalpodautoscalers': {
        const { target } = row as Rows['horizontalpodautoscalers'];
        for (const workload of WORKLOADS) {
          this.#visitNamed(workload, namespace, target.name, seen);
        }
        break;
      }
      case 'persistentvolumeclaims':
        this.#visitUsers(
          namespace,
          ({ claims }) => claims.includes(name),
          seen,
        );
        break;
      case 'configmaps':
        this.#visitUsers(
          namespace,
          ({ configMaps }) => configMaps.includes(name),
          seen,
        );
        break;
      default:
    }
  }

  #visitNamed(
    kind: 'services' | (typeof WORKLOADS)[number],
    namespace: string,
    name: string,
    seen: Set<AnyRow>,
  ): void {
    const row = this.#store.names.get(kind, namespace, name);
    if (row) {
      this.#visit(kind, row, seen);
    }
  }

  #visitCovered(
    kind: SummaryKind,
    namespace: string,
    selector: Readonly<Record<string, string>>,
    seen: Set<AnyRow>,
  ): void {
    if (kind === 'services' && Object.keys(selector).length === 0) {
      return;
    }
    for (const cell of this.#store.cells.in(namespace)) {
      if (covers(selector, cell.labels)) {
        this.#visitPods(cell, () => true, seen);
      }
    }
    this.#visitWorkloads(
      namespace,
      workload => covers(selector, workload.podLabels),
      seen,
    );
  }

  #visitUsers(
    namespace: string,
    uses: (template: PodTemplate) => boolean,
    seen: Set<AnyRow>,
  ): void {
    for (const cell of this.#store.cells.in(namespace)) {
      this.#visitPods(cell, pod => uses(pod.template), seen);
    }
    this.#visitWorkloads(namespace, workload => uses(workload.template), seen);
  }

  /** What the pods of a cell lead to is the same for those of one owner. */
  #visitPods(
    cell: Cell,
    wanted: (pod: PodRow) => boolean,
    seen: Set<AnyRow>,
  ): void {
    const owners = new Set<OwnerSummary | undefined>();
    for (const pod of cell.rows('pods')) {
      if (!owners.has(pod.owner) && wanted(pod)) {
        owners.add(pod.owner);
        this.#visit('pods', pod, seen);
      }
    }
  }

  #visitWorkloads(
    namespace: string,
    wanted: (workload: Rows[(typeof WORKLOADS)[number]]) => boolean,
    seen: Set<AnyRow>,
  ): void {
    for (const kind of WORKLOADS) {
      for (const workload of this.#store.names.in(kind, namespace)) {
        if (wanted(workload)) {
          this.#visit(kind, workload, seen);
        }
      }
    }
  }
}
