import {
  hostNameSchema,
  publishSchema,
  type DnsRecord,
  type Publish,
} from '@mooring/backstage-plugin-dns-common';
import type { z } from 'zod';
import { addressProblem, canonicalAddress } from './addresses';
import { nameProblem } from './nameProblem';

type Report = (path: (string | number)[], message: string) => void;

/**
 * The body of publish and preview with everything checked that can be known
 * without asking anybody; addresses come out in canonical form.
 */
export function checkedPublishSchema(zones: readonly string[]) {
  return publishSchema
    .superRefine((publish, context) => {
      checkPublish(zones, publish, (path, message) =>
        context.addIssue({ code: 'custom', path, message }),
      );
    })
    .transform(canonical);
}

/** See {@link checkedPublishSchema}. */
export type CheckedPublish = z.output<ReturnType<typeof checkedPublishSchema>>;

function checkPublish(
  zones: readonly string[],
  publish: Publish,
  report: Report,
): void {
  const owners = new Set<string>();
  const types = new Map<string, { owner: string; types: string[] }>();
  publish.owners.forEach(({ owner, records }, ownerIndex) => {
    if (owners.has(owner)) {
      report(['owners', ownerIndex, 'owner'], 'The owner stands twice');
    }
    owners.add(owner);
    records.forEach((record, index) => {
      const path = ['owners', ownerIndex, 'records', index];
      const problem = nameProblem(zones, record.name);
      if (problem !== undefined) {
        report([...path, 'name'], problem);
      }
      checkValues(record, (inner, message) =>
        report([...path, 'values', ...inner], message),
      );
      const others = types.get(record.name) ?? { owner, types: [] };
      const beside = besideProblem(record, others, owner);
      if (beside !== undefined) {
        report([...path, 'type'], beside);
      }
      others.types.push(record.type);
      types.set(record.name, others);
    });
  });
}

function besideProblem(
  { name, type }: DnsRecord,
  others: { owner: string; types: string[] },
  owner: string,
): string | undefined {
  if (others.owner !== owner) {
    return `${name} is given to two owners`;
  }
  if (others.types.includes(type)) {
    return `${type} ${name} stands twice; put all values into one record`;
  }
  const cname = type === 'CNAME' || others.types.includes('CNAME');
  return cname && others.types.length > 0
    ? `A CNAME must stand alone, but ${name} has other records too`
    : undefined;
}

function checkValues({ name, type, values }: DnsRecord, report: Report): void {
  if (type === 'CNAME') {
    const [target] = values;
    if (values.length > 1) {
      report([], 'A CNAME has one target');
    } else if (!hostNameSchema.safeParse(target).success) {
      report([0], `'${target}' is not a host name`);
    } else if (target === name) {
      report([0], 'A CNAME cannot point at itself');
    }
    return;
  }
  const seen = new Set<string>();
  values.forEach((value, index) => {
    const problem = addressProblem(type, value);
    if (problem !== undefined) {
      report([index], problem);
      return;
    }
    const address = canonicalAddress(type, value);
    if (seen.has(address)) {
      report([index], `${value} stands twice`);
    }
    seen.add(address);
  });
}

function canonical(publish: Publish): Publish {
  return {
    owners: publish.owners.map(({ owner, records }) => ({
      owner,
      records: records.map(record => {
        const { type } = record;
        return type === 'CNAME'
          ? record
          : {
              ...record,
              values: record.values.map(value => canonicalAddress(type, value)),
            };
      }),
    })),
  };
}
