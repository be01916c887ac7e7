import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { DeliveryFailure } from '@mooring/backstage-plugin-paas-common';
import type {
  WebhookFormatter,
  WebhookRequest,
} from '../../domain/outbound/formats/types';
import type { SendOutcome } from './types';
import type { WebhookRules } from './WebhookRules';

const TIMEOUT_MS = 5_000;
/** Robots answer a line. */
const MAX_ANSWER = 4_096;

class SendFailure extends Error {
  constructor(readonly failure: DeliveryFailure) {
    super(failure);
  }
}

/**
 * Sends a message to an address that an operator typed, and nowhere else: the name
 * is resolved once, what it stands for is judged, and just that is connected to.
 * Redirects are not followed, and nothing of an answer is kept but its status.
 */
export class WebhookSender {
  constructor(
    private readonly options: { rules: WebhookRules; timeoutMs?: number },
  ) {}

  /** @throws what the signal is aborted with */
  async send(
    url: URL,
    message: WebhookRequest & { delivery: string },
    isTaken: WebhookFormatter['isTaken'],
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    const either = AbortSignal.any([signal, timeout]);
    try {
      const address = await this.#resolve(url, either);
      const response = await post(url, address, message, either);
      try {
        return await judge(response, isTaken, either);
      } finally {
        response.destroy();
      }
    } catch (error) {
      signal.throwIfAborted();
      return { failure: timeout.aborted ? 'timeout' : failureOf(error) };
    }
  }

  async #resolve(url: URL, signal: AbortSignal): Promise<string> {
    const { rules } = this.options;
    // It may have been taken off the list since.
    if (!rules.isHostAllowed(url)) {
      throw new SendFailure('host');
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host)
      ? [host]
      : (await unlessAborted(lookup(host, { all: true }), signal)).map(
          ({ address }) => address,
        );
    // A name that stands for one address too many may stand for it alone next time.
    if (!found.every(address => rules.isAddressAllowed(address))) {
      throw new SendFailure('address');
    }
    return found[0]!;
  }
}

function post(
  url: URL,
  address: string,
  message: WebhookRequest & { delivery: string },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = new URL(url);
  for (const [name, value] of Object.entries(message.query ?? {})) {
    target.searchParams.set(name, value);
  }
  const body = Buffer.from(message.body);
  const pinned: LookupFunction = (_host, { all }, callback) => {
    const family = isIP(address);
    if (all) {
      callback(null, [{ address, family }]);
    } else {
      callback(null, address, family);
    }
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    send(
      target,
      {
        method: 'POST',
        agent: false,
        lookup: pinned,
        signal,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': body.length,
          'user-agent': 'Mooring',
          'x-mooring-delivery': message.delivery,
          ...message.headers,
        },
      },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
}

async function judge(
  response: IncomingMessage,
  isTaken: WebhookFormatter['isTaken'],
  signal: AbortSignal,
): Promise<SendOutcome> {
  const status = response.statusCode!;
  if (status >= 300 && status < 400) {
    return { status, failure: 'redirect' };
  }
  if (status < 200 || status >= 300) {
    return { status, failure: 'status' };
  }
  if (!isTaken) {
    return { status };
  }
  const answer = await unlessAborted(readAnswer(response), signal);
  if (!answer) {
    return { status, failure: 'answer' };
  }
  return isTaken(answer) ? { status } : { status, failure: 'refused' };
}

/** Undefined: it is too long, or no object. */
async function readAnswer(
  response: IncomingMessage,
): Promise<Record<string, unknown> | undefined> {
  let text = '';
  for await (const chunk of response) {
    text += chunk;
    if (text.length > MAX_ANSWER) {
      return undefined;
    }
  }
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null
      ? (answer as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** For what cannot be stopped itself. */
async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => {});
  }
}

function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof SendFailure) {
    return error.failure;
  }
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  if (syscall === 'getaddrinfo') {
    return 'unresolved';
  }
  return /CERT|TLS|SSL|SELF_SIGNED|VERIFY|EPROTO/.test(code)
    ? 'tls'
    : 'unreachable';
}
