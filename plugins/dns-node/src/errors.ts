import { CustomErrorBase } from '@backstage/errors';

/** The DNS server does not answer or asks to try later. */
export class DnsUnavailableError extends CustomErrorBase {
  override name = 'DnsUnavailableError' as const;
}

/** The DNS server answered that the request itself is wrong. */
export class DnsRefusedError extends CustomErrorBase {
  override name = 'DnsRefusedError' as const;
}
