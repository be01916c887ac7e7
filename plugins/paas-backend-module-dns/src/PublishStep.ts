import { say } from '@mooring/common';
import type { DnsService } from '@mooring/backstage-plugin-dns-node';
import type { StepPreview } from '@mooring/backstage-plugin-paas-common';
import type {
  StepContext,
  StepOutcome,
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { callDns } from './callDns';
import { describeChange, toFieldChanges } from './recordChanges';
import { publishInputSchema, type PublishInput } from './inputs';

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
          ? say('dns.already')
          : changes.map(describeChange).join('. '),
    };
  }
}
