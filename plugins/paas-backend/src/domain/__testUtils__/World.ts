import {
  formatObjectRef,
  objectRefOf,
  type Manifest,
  type ObjectRef,
} from '@mooring/common';
import type { PlanStep } from '@mooring/backstage-plugin-paas-common';
import type { Release } from '../Release';

interface DnsInput {
  owners?: { instance: string; names: string[]; records: PublishedRecord[] }[];
  names?: string[];
  records?: PublishedRecord[];
  objects?: Manifest[];
}

/** A name as a step publishes it. */
interface PublishedRecord {
  name: string;
  ttl: number;
  values: string[];
}

/** What clusters and a DNS server hold, and what resolvers may remember. */
export class World {
  readonly claims = new Map<string, string>();
  readonly records = new Map<string, { instance: string; ttl: number }>();
  /** Objects by instance and reference. */
  readonly objects = new Map<string, Map<string, Manifest>>();
  /** Instances that resolvers may still lead to, with how long they may. */
  readonly remembered = new Map<string, Map<string, number>>();

  constructor(releases: Record<string, Release>) {
    for (const [instance, { content }] of Object.entries(releases)) {
      this.objects.set(instance, new Map());
      this.apply(instance, content.objects);
      for (const { name, ttl } of content.names) {
        this.claims.set(name, instance);
        this.records.set(name, { instance, ttl });
        this.remembered.set(name, new Map([[instance, ttl]]));
      }
    }
  }

  carryOut({ instance, type, input }: PlanStep): void {
    const { owners, names, records, objects } = input as DnsInput;
    switch (type) {
      case 'dns.claim':
        this.claim(instance, names!);
        break;
      case 'dns.publish':
        this.publish([{ instance, records: records! }]);
        break;
      case 'dns.move':
        owners!.forEach(owner => this.claim(owner.instance, [], owner.names));
        owners!.forEach(owner => this.claim(owner.instance, owner.names));
        this.publish(owners!);
        break;
      case 'dns.settle':
        this.forget((input as { seconds: number }).seconds);
        break;
      case 'kubernetes.apply':
        this.apply(instance, objects!);
        break;
      case 'kubernetes.prune':
        for (const ref of (input as unknown as { objects: ObjectRef[] })
          .objects) {
          this.objects.get(instance)!.delete(formatObjectRef(ref));
        }
        break;
      default:
        if (!['kubernetes.rollout', 'release.live'].includes(type)) {
          throw new Error(`A step of the type ${type} is not known here`);
        }
    }
  }

  /** Where a name leads, also by what was remembered. */
  ledTo(name: string): string[] {
    return [
      ...(this.remembered.get(name)?.keys() ?? []),
      ...(this.records.has(name) ? [this.records.get(name)!.instance] : []),
    ];
  }

  answers(instance: string, name: string): boolean {
    return [...this.objects.get(instance)!.values()].some(
      ({ kind, spec }) =>
        kind === 'Ingress' &&
        (spec as { rules: { host: string }[] }).rules.some(
          ({ host }) => host === name,
        ),
    );
  }

  facts() {
    return {
      claims: Object.fromEntries(this.claims),
      records: Object.fromEntries(this.records),
      objects: Object.fromEntries(
        [...this.objects].map(([instance, objects]) => [
          instance,
          Object.fromEntries(objects),
        ]),
      ),
    };
  }

  private claim(instance: string, names: string[], keep = names): void {
    for (const [name, holder] of this.claims) {
      if (holder === instance && !keep.includes(name)) {
        this.claims.delete(name);
      }
    }
    for (const name of names) {
      this.assertHolds(instance, name, this.claims.get(name) ?? instance);
      this.claims.set(name, instance);
    }
  }

  private publish(
    owners: { instance: string; records: PublishedRecord[] }[],
  ): void {
    for (const [name, { instance }] of this.records) {
      if (owners.some(owner => owner.instance === instance)) {
        this.records.delete(name);
      }
    }
    for (const { instance, records } of owners) {
      for (const { name, ttl } of records) {
        this.assertHolds(instance, name, this.claims.get(name));
        this.records.set(name, { instance, ttl });
        const known = this.remembered.get(name) ?? new Map<string, number>();
        known.set(instance, Math.max(ttl, known.get(instance) ?? 0));
        this.remembered.set(name, known);
      }
    }
  }

  private forget(seconds: number): void {
    for (const [name, known] of this.remembered) {
      const { instance, ttl } = this.records.get(name) ?? {};
      for (const [holder, left] of known) {
        if (holder === instance) {
          known.set(holder, Math.max(ttl!, left - seconds));
        } else if (left <= seconds) {
          known.delete(holder);
        }
      }
    }
  }

  private assertHolds(
    instance: string,
    name: string,
    holder: string | undefined,
  ): void {
    if (holder !== instance) {
      throw new Error(`${instance} wants ${name}, which is ${holder}'s`);
    }
  }

  private apply(instance: string, objects: Manifest[]): void {
    for (const object of objects) {
      this.objects.get(instance)!.set(keyOf(object), object);
    }
  }
}

function keyOf(object: Manifest): string {
  return formatObjectRef(objectRefOf(object));
}
