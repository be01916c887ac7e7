import {
  canonicalJson,
  formatObjectRef,
  objectRefOf,
  type Manifest,
} from '@mooring/common';
import type { ReleaseName } from '@mooring/backstage-plugin-paas-common';
import type { Release } from '../../../domain/Release';

interface Stored {
  instanceId: string;
  json: string;
  template: string;
  /** Moves with every write, also one that changes nothing but who wrote. */
  version: number;
  /** Who wrote it last. */
  operationId: string;
}

/** What clusters and DNS servers hold of instances; comparable. */
export interface Holdings {
  claims: string[];
  objects: Record<string, string>;
  records: Record<string, string>;
}

/** Clusters and DNS servers. */
export class World {
  /** By cluster and object. */
  readonly objects = new Map<string, Stored>();
  /** Instance by name. */
  readonly claims = new Map<string, string>();
  /** By name. */
  readonly records = new Map<string, { instanceId: string; value: string }>();
  /** Objects of which another manager owns a field. */
  readonly foreign = new Set<string>();
  /** Told before what pods are made of changes. */
  onTemplate: (instanceId: string) => void = () => {};
  #version = 0;

  /** @returns false if somebody else has written since */
  put(
    key: string,
    manifest: Manifest,
    written: { instanceId: string; operationId: string },
    expected: number | undefined,
  ): boolean {
    const before = this.objects.get(key);
    if (before?.version !== expected) {
      return false;
    }
    const template = templateOf(manifest);
    if (template !== (before?.template ?? '')) {
      this.onTemplate(written.instanceId);
    }
    this.#version += 1;
    this.objects.set(key, {
      ...written,
      json: canonicalJson(manifest),
      template,
      version: this.#version,
    });
    return true;
  }

  /** @returns false if somebody else has written since */
  remove(key: string, expected: number): boolean {
    return (
      this.objects.get(key)?.version === expected && this.objects.delete(key)
    );
  }

  /** @throws Error if another instance has one of them */
  claim(instanceId: string, names: readonly string[]): void {
    const taken = names.find(
      name => (this.claims.get(name) ?? instanceId) !== instanceId,
    );
    if (taken !== undefined) {
      throw new Error(`${taken} is claimed by another instance`);
    }
    for (const name of this.claimsOf(instanceId)) {
      this.claims.delete(name);
    }
    names.forEach(name => this.claims.set(name, instanceId));
  }

  claimsOf(instanceId: string): string[] {
    return [...this.claims]
      .filter(([, owner]) => owner === instanceId)
      .map(([name]) => name)
      .sort();
  }

  /** @throws Error if one of the names is not claimed by the instance */
  publish(
    instanceId: string,
    records: readonly { name: string; values: string[] }[],
  ): void {
    const strange = records.find(
      ({ name }) => this.claims.get(name) !== instanceId,
    );
    if (strange) {
      throw new Error(`${strange.name} is not claimed`);
    }
    for (const [name, record] of this.records) {
      if (record.instanceId === instanceId) {
        this.records.delete(name);
      }
    }
    for (const { name, values } of records) {
      this.records.set(name, { instanceId, value: values.join() });
    }
  }

  /** What there is of an instance. */
  holdings(instanceId: string): Holdings {
    const objects: Holdings['objects'] = {};
    for (const [key, stored] of this.objects) {
      if (stored.instanceId === instanceId) {
        objects[key] = stored.json;
      }
    }
    const records: Holdings['records'] = {};
    for (const [name, record] of this.records) {
      if (record.instanceId === instanceId) {
        records[name] = record.value;
      }
    }
    return { claims: this.claimsOf(instanceId), objects, records };
  }
}

/** What there is to be of an instance while a release is live. */
export function holdingsOf(release: Release | undefined): Holdings {
  const objects: Holdings['objects'] = {};
  const records: Holdings['records'] = {};
  const names: ReleaseName[] = release?.content.names ?? [];
  for (const object of release?.content.objects ?? []) {
    objects[keyOf(release!.content.cluster, object)] = canonicalJson(object);
  }
  for (const { name, value } of release?.content.running ? names : []) {
    records[name] = value;
  }
  return { claims: names.map(({ name }) => name).sort(), objects, records };
}

export function keyOf(cluster: string, object: Manifest): string {
  return `${cluster} ${formatObjectRef(objectRefOf(object))}`;
}

/** What pods are made from, as text; empty where an object makes none. */
export function templateOf({ kind, spec }: Manifest): string {
  return kind === 'Deployment'
    ? canonicalJson((spec as { template: unknown }).template)
    : '';
}
