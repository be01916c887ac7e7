import { ResponseError } from '@backstage/errors';

/**
 * The name of the DNS server that a refused request could not be served without;
 * undefined if the refusal has another cause.
 */
export function unavailableServerOf(error: unknown): string | undefined {
  if (!(error instanceof ResponseError) || error.statusCode !== 503) {
    return undefined;
  }
  const { dnsServer } = error.body.error;
  return typeof dnsServer === 'string' ? dnsServer : undefined;
}
