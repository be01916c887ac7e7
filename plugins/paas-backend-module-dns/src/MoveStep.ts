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
import { moveInputSchema, type MoveInput } from './inputs';
import { describeChange, toFieldChanges } from './recordChanges';

/**
 * `dns.move`: names change hands among instances. Their claims move in one
 * transaction and then their records in one write per zone, so that at no moment
 * a name is nobody's or leads nowhere.
 */
export class MoveStep implements StepType<MoveInput> {
  readonly type = 'dns.move';
  readonly input = moveInputSchema;
  readonly #dns: DnsService;

  constructor(dns: DnsService) {
    this.#dns = dns;
  }

  async preview(
    { owners }: MoveInput,
    { signal }: StepContext,
  ): Promise<StepPreview> {
    const holders = await this.#holders(owners, signal);
    const fresh = owners.flatMap(({ names, instanceId }) =>
      names
        .filter(name => !holders.has(name))
        .map(name => ({ name, owner: instanceId })),
    );
    const [changes] = await callDns(signal, () =>
      Promise.all([
        this.#dns.preview({ owners: owners.map(toRecords) }, { signal }),
        ...fresh.map(async ({ name, owner }) => {
          const query = { names: [name], owner };
          const found = await this.#dns.getAvailability(query, { signal });
          found.forEach(refuseUnlessFree);
        }),
      ]),
    );
    return {
      changes: [
        ...claimChanges(owners, holders),
        ...changes.flatMap(toFieldChanges),
      ],
      notes: [],
    };
  }

  async run(
    { owners }: MoveInput,
    context: StepRunContext,
  ): Promise<StepOutcome> {
    const { signal } = context;
    const moved = claimChanges(owners, await this.#holders(owners, signal));
    if (moved.length > 0) {
      await context.guard();
      await callDns(signal, () =>
        this.#dns.putClaimsOfMany(
          {
            owners: owners.map(({ instanceId, instance, names }) => ({
              owner: instanceId,
              label: instance,
              names,
            })),
          },
          { signal },
        ),
      );
    }
    await context.guard();
    const changes = await callDns(signal, () =>
      this.#dns.publish({ owners: owners.map(toRecords) }, { signal }),
    );
    return {
      status: 'done',
      summary:
        changes.length === 0
          ? say('dns.already')
          : changes.map(describeChange).join('. '),
    };
  }

  /** Which of the instances holds a name now. */
  async #holders(
    owners: MoveInput['owners'],
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const held = await callDns(signal, () =>
      Promise.all(
        owners.map(({ instanceId }) =>
          this.#dns.getClaims(instanceId, { signal }),
        ),
      ),
    );
    return new Map(
      owners.flatMap(({ instance }, index) =>
        held[index]!.map((name): [string, string] => [name, instance]),
      ),
    );
  }
}

function toRecords({ instanceId, records }: MoveInput['owners'][number]) {
  return { owner: instanceId, records };
}

function claimChanges(
  owners: MoveInput['owners'],
  holders: ReadonlyMap<string, string>,
): FieldChange[] {
  const wanted = new Map(
    owners.flatMap(({ instance, names }) =>
      names.map((name): [string, string] => [name, instance]),
    ),
  );
  return [...new Set([...holders.keys(), ...wanted.keys()])]
    .sort()
    .flatMap(name => {
      const [before, after] = [holders.get(name), wanted.get(name)];
      return before === after
        ? []
        : [
            {
              object: claimObject(name),
              field: '',
              ...(before !== undefined && { before }),
              ...(after !== undefined && { after }),
            },
          ];
    });
}
