import type { RecordChange } from '@mooring/backstage-plugin-dns-common';
import type { DnsService } from '@mooring/backstage-plugin-dns-node';
import type {
  FieldChange,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type {
  StepContext,
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { callDns } from './callDns';
import { publishInputSchema, type PublishInput } from './inputs';

type Standing = NonNullable<RecordChange['before']>;

/** `dns.publish`: the instance's records are exactly those of the input. */
export class PublishStep implements StepType<PublishInput> {
  readonly type = 'dns.publish';
  readonly input = publishInputSchema;
  readonly #dns: DnsService;

  constructor(dns: DnsService) {
    this.#dns = dns;
  }

  async preview(
    { records }: PublishInput,
    { instanceId, signal }: StepContext,
  ): Promise<StepPreview> {
    const changes = await callDns(signal, () =>
      this.#dns.preview(
        { owners: [{ owner: instanceId, records }] },
        { signal },
      ),
    );
    return { changes: changes.flatMap(toFieldChanges), notes: [] };
  }

  async run(
    { records }: PublishInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const { instanceId, signal } = context;
    // dns itself compares with the fact and writes only the difference.
    await context.guard();
    const changes = await callDns(signal, () =>
      this.#dns.publish(
        { owners: [{ owner: instanceId, records }] },
        { signal },
      ),
    );
    return {
      status: 'done',
      summary:
        changes.length === 0
          ? 'The DNS server holds the records already as wanted'
          : changes.map(describe).join('. '),
    };
  }
}

function toFieldChanges(change: RecordChange): FieldChange[] {
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

function describe({ type, name, before, after }: RecordChange): string {
  if (!after) {
    return `Removed ${type} ${name}`;
  }
  const verb = before ? 'Changed' : 'Published';
  return `${verb} ${type} ${name} to ${after.values.join(', ')}`;
}
