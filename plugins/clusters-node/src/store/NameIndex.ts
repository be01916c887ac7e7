import type { AnyRow, Rows } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';

/** The kinds that others refer to by name, or that are few in a namespace and point at others. */
const NAMED = [
  'nodes',
  'deployments',
  'statefulsets',
  'daemonsets',
  'replicasets',
  'services',
  'ingresses',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
  'networkpolicies',
  'persistentvolumeclaims',
  'configmaps',
] as const;

/** See {@link NameIndex}. */
export type NamedKind = (typeof NAMED)[number];

type Named = Map<string, Map<string, AnyRow>>;

/** Rows of some kinds by namespace and name. */
export class NameIndex {
  readonly #kinds = new Map<SummaryKind, Named>(
    NAMED.map(kind => [kind, new Map()]),
  );

  add(kind: SummaryKind, row: AnyRow): void {
    const named = this.#kinds.get(kind);
    const rows = named?.get(row.namespace);
    if (rows) {
      rows.set(row.name, row);
    } else {
      named?.set(row.namespace, new Map([[row.name, row]]));
    }
  }

  delete(kind: SummaryKind, row: AnyRow): void {
    const named = this.#kinds.get(kind);
    const rows = named?.get(row.namespace);
    // Another of the same name may have come before this one was seen to go.
    if (rows?.get(row.name) === row) {
      rows.delete(row.name);
      if (rows.size === 0) {
        named?.delete(row.namespace);
      }
    }
  }

  get<K extends NamedKind>(
    kind: K,
    namespace: string,
    name: string,
  ): Rows[K] | undefined {
    const row = this.#kinds.get(kind)?.get(namespace)?.get(name);
    return row as Rows[K] | undefined;
  }

  in<K extends NamedKind>(kind: K, namespace: string): Iterable<Rows[K]> {
    const rows = this.#kinds.get(kind)?.get(namespace)?.values() ?? [];
    return rows as Iterable<Rows[K]>;
  }
}
