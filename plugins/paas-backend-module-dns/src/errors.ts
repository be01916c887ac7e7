import {
  ConflictError,
  InputError,
  NotAllowedError,
  ResponseError,
  isError,
} from '@backstage/errors';
import { say } from '@mooring/common';
import { unavailableServerOf } from '@mooring/backstage-plugin-dns-common';
import { HeldError } from '@mooring/backstage-plugin-paas-node';

/**
 * What a call of the dns plugin that failed means for a step: a refusal stays one
 * however often it is tried, everything else is waited for.
 */
export function toStepError(error: unknown): Error {
  const server = unavailableServerOf(error);
  return refusalOf(error) ?? new HeldError(systemOf(server), sentenceOf(error));
}

function refusalOf(error: unknown): Error | undefined {
  if (!(error instanceof ResponseError)) {
    return undefined;
  }
  const { message } = error.body.error;
  switch (error.statusCode) {
    case 400:
      return new InputError(message);
    case 403:
      return new NotAllowedError(message);
    case 409:
      return new ConflictError(message);
    default:
      return undefined;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof ResponseError) {
    return error.statusCode === 503
      ? error.body.error.message
      : say('dns.refused', {
          status: error.statusCode,
          message: error.body.error.message,
        });
  }
  const reason = isError(error) ? error.message : String(error);
  return say('dns.away', { message: reason });
}

/** What is waited for: a DNS server, or the plugin itself. */
export function systemOf(server: string | undefined): string {
  return server === undefined
    ? say('system.dnsPlugin')
    : say('system.dns', { server });
}
