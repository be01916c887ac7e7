import { say } from '@mooring/common';
import type { RecordChange } from '@mooring/backstage-plugin-dns-common';
import type { FieldChange } from '@mooring/backstage-plugin-paas-common';

type Standing = NonNullable<RecordChange['before']>;

/** A record's change by field, as a preview shows it. */
export function toFieldChanges(change: RecordChange): FieldChange[] {
  const object = `${change.type} ${change.name}`;
  const before = change.before && contentOf(change.before);
  const after = change.after && contentOf(change.after);
  if (!before || !after) {
    return [
      {
        object,
        field: '',
        ...(before && { before }),
        ...(after && { after }),
      },
    ];
  }
  const fields: FieldChange[] = [];
  if (before.values.join() !== after.values.join()) {
    fields.push({
      object,
      field: 'values',
      before: before.values,
      after: after.values,
    });
  }
  if (before.ttl !== after.ttl) {
    fields.push({ object, field: 'ttl', before: before.ttl, after: after.ttl });
  }
  return fields;
}

/** Servers give values in any order; the plan's hash must not depend on it. */
function contentOf({ ttl, values }: Standing): {
  ttl: number;
  values: string[];
} {
  return { ttl, values: [...values].sort() };
}

/** A record's change in a sentence. */
export function describeChange({
  type,
  name,
  before,
  after,
}: RecordChange): string {
  const record = `${type} ${name}`;
  return after
    ? say(before ? 'dns.changed' : 'dns.published', {
        record,
        names: after.values.join(', '),
      })
    : say('prune.removed', { objects: record });
}
