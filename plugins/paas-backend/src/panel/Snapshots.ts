import type {
  ClusterReader,
  InstanceFacts,
} from '@mooring/backstage-plugin-clusters-node';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import type { Environment } from '@mooring/common';
import { insideOf } from './insideOf';
import { judge } from './judge';
import type { Place, Snapshot } from './types';

/** Findings that wait for some time to pass become true without any change. */
const REFRESH_MS = 5_000;
/** Snapshots that nobody asked for are let go. */
const UNUSED_MS = 10 * 60_000;

interface Entry {
  snapshot: Snapshot;
  body: string;
  factsVersion: number | undefined;
  place: Place;
  madeAt: number;
  usedAt: number;
}

/** What {@link Snapshots} needs. */
export interface SnapshotsOptions {
  reader: ClusterReader;
  environments: ReadonlyMap<string, Environment>;
  certificates: CertificateDates;
}

/** When certificates expire, epoch milliseconds, as far as that is known by now. */
export interface CertificateDates {
  of(facts: InstanceFacts): readonly { host: string; expiresAt: number }[];
}

/** Makes snapshots of instances and keeps them while nothing changes. */
export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #entries = new Map<string, Entry>();
  #version = 0;
  #sweptAt = 0;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
  }

  of(place: Place): Snapshot {
    const now = Date.now();
    const facts =
      place.selection && this.#options.reader.instance(place.selection);
    const known = this.#entries.get(place.id);
    if (
      known &&
      known.factsVersion === facts?.version &&
      now - known.madeAt < REFRESH_MS &&
      isSamePlace(known.place, place)
    ) {
      known.usedAt = now;
      return known.snapshot;
    }
    const view = this.#view(place, facts, now);
    const body = JSON.stringify(view);
    if (known?.body !== body) {
      this.#version += 1;
    }
    const version =
      known?.body === body ? known.snapshot.version : this.#version;
    const snapshot = { place, view, version };
    this.#entries.set(place.id, {
      snapshot,
      body,
      place,
      factsVersion: facts?.version,
      madeAt: now,
      usedAt: now,
    });
    this.#sweep(now);
    return snapshot;
  }

  #view(
    place: Place,
    facts: InstanceFacts | undefined,
    now: number,
  ): InstanceView {
    const { reader, environments, certificates } = this.#options;
    const instance = place.managed?.instance;
    const { status, findings, wanted, ready } = judge({
      facts,
      instance,
      readyNodes: place.selection
        ? reader
            .nodes(place.cluster)
            .filter(node => node.ready && !node.unschedulable).length
        : 0,
      certificates: facts ? certificates.of(facts) : [],
      now,
    });
    const stale = facts === undefined || facts.health.state === 'stale';
    const environment =
      place.environment === undefined
        ? undefined
        : environments.get(place.environment);
    return {
      id: place.id,
      ref: place.resource.ref,
      ...(place.environment !== undefined && {
        environment: place.environment,
      }),
      place: place.place,
      managed: place.managed !== undefined,
      status,
      wanted,
      ready,
      // While it is fresh the time of the answer says as much, and the answer stays equal.
      ...(stale &&
        facts?.health.asOf !== undefined && { asOf: facts.health.asOf }),
      stale,
      ...(instance?.running && { operation: instance.running }),
      ...(facts &&
        place.selection && {
          inside: insideOf({
            facts,
            findings,
            counts: { wanted, ready },
            cluster: place.cluster,
            namespace: place.selection.namespace ?? '',
            managed: instance,
            maxReplicas: place.managed && environment?.policy.maxReplicas,
          }),
        }),
      may: {
        deploy: true,
        scale: true,
        rollback: true,
        restart: true,
        names: true,
        delete: true,
        reserve: true,
        readConfiguration: true,
        readLogs: true,
        readYaml: true,
        deletePod: true,
      },
    };
  }

  #sweep(now: number): void {
    if (now - this.#sweptAt < UNUSED_MS / 10) {
      return;
    }
    this.#sweptAt = now;
    for (const [id, { usedAt }] of this.#entries) {
      if (now - usedAt > UNUSED_MS) {
        this.#entries.delete(id);
      }
    }
  }
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.managed?.service.version === b.managed?.service.version &&
    a.environment === b.environment &&
    a.resource.ownerRef === b.resource.ownerRef
  );
}
