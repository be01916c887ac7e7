import { say } from '@mooring/common';
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
import { claimObject, refuseUnlessFree } from './claimObject';
import { claimInputSchema, type ClaimInput } from './inputs';

/** `dns.claim`: the instance holds exactly the names of the input. */
export class ClaimStep implements StepType<ClaimInput> {
  readonly type = 'dns.claim';
  readonly input = claimInputSchema;
  readonly #dns: DnsService;

  constructor(dns: DnsService) {
    this.#dns = dns;
  }

  async preview(
    { names }: ClaimInput,
    { instanceId, instanceRef, signal }: StepContext,
  ): Promise<StepPreview> {
    const [held, found] = await callDns(signal, () =>
      Promise.all([
        this.#dns.getClaims(instanceId, { signal }),
        names.length === 0
          ? []
          : this.#dns.getAvailability({ names, owner: instanceId }, { signal }),
      ]),
    );
    found.forEach(refuseUnlessFree);
    const claimed = found.filter(({ state }) => state === 'free');
    const released = held.filter(name => !names.includes(name));
    const changes: FieldChange[] = [
      ...claimed.map(({ name }) => ({
        object: claimObject(name),
        field: '',
        after: instanceRef,
      })),
      ...released.map(name => ({
        object: claimObject(name),
        field: '',
        before: instanceRef,
      })),
    ];
    return {
      changes: changes.sort((a, b) => (a.object < b.object ? -1 : 1)),
      notes: [],
    };
  }

  async run(
    { names }: ClaimInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const { instanceId, instanceRef, signal } = context;
    const held = await callDns(signal, () =>
      this.#dns.getClaims(instanceId, { signal }),
    );
    const claimed = names.filter(name => !held.includes(name));
    const released = held.filter(name => !names.includes(name));
    if (claimed.length === 0 && released.length === 0) {
      return { status: 'done', summary: say('claim.nothing') };
    }
    await context.guard();
    await callDns(signal, () =>
      this.#dns.putClaims(
        instanceId,
        { label: instanceRef, names },
        { signal },
      ),
    );
    const done = [
      ...(claimed.length > 0
        ? [say('claim.claimed', { names: claimed.join(', ') })]
        : []),
      ...(released.length > 0
        ? [say('claim.released', { names: released.join(', ') })]
        : []),
    ];
    return { status: 'done', summary: done.join('. ') };
  }
}
