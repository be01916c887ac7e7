import { say } from '@mooring/common';
import type { Availability } from '@mooring/backstage-plugin-dns-common';
import type { DnsService } from '@mooring/backstage-plugin-dns-node';
import type { NameChecker } from '@mooring/backstage-plugin-paas-node';
import { toStepError } from './errors';

type Verdict = Awaited<ReturnType<NameChecker['check']>>[number];

/** Answers whether names are free while a form is being filled in, and before a change; never fails. */
export class DnsNameChecker implements NameChecker {
  readonly #dns: DnsService;

  constructor(dns: DnsService) {
    this.#dns = dns;
  }

  async check(names: string[], owner?: string): Promise<Verdict[]> {
    if (names.length === 0) {
      return [];
    }
    try {
      const found = await this.#dns.getAvailability({
        names,
        ...(owner !== undefined && { owner }),
      });
      return found.map(toVerdict);
    } catch (error) {
      const detail = toStepError(error).message;
      return names.map(name => ({ name, state: 'unknown', detail }));
    }
  }
}

function toVerdict({ name, state, detail }: Availability): Verdict {
  switch (state) {
    case 'free':
    case 'own':
      return { name, state: 'free' };
    case 'claimed':
      return {
        name,
        state: 'taken',
        detail: say('names.claimed', { instance: detail! }),
      };
    case 'foreign':
      return { name, state: 'taken', detail: `${name} ${detail}` };
    default:
      return { name, state: 'unknown', detail };
  }
}
