import { isError } from '@backstage/errors';
import { Resolver } from 'node:dns/promises';
import type { Answer } from './types';

const TIMEOUT_MS = 1_000;

/** The types that are asked for. */
export type QueryType = 'A' | 'AAAA' | 'CNAME';

/** Asks one server, and no other, what it answers for names. */
export class AuthoritativeServer {
  readonly #address: string;

  /** @param address - IP address and port */
  constructor(address: string) {
    this.#address = address;
  }

  /** All values of the given types. Never throws. */
  async ask(name: string, types: QueryType[]): Promise<Answer> {
    // A resolver of its own for each question: one that is shared keeps the
    // socket, and for a while the bad memory, of a server that was restarted.
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
    resolver.setServers([this.#address]);
    const answers = await Promise.all(
      types.map(type => this.#askOne(resolver, name, type)),
    );
    const unknown = answers.find(({ state }) => state === 'unknown');
    if (unknown) {
      return unknown;
    }
    const values = answers.flatMap(answer =>
      answer.state === 'values' ? answer.values : [],
    );
    return values.length > 0 ? { state: 'values', values } : { state: 'none' };
  }

  async #askOne(
    resolver: Resolver,
    name: string,
    type: QueryType,
  ): Promise<Answer> {
    try {
      return { state: 'values', values: await query(resolver, name, type) };
    } catch (error) {
      return answerOf(error);
    }
  }
}

function query(
  resolver: Resolver,
  name: string,
  type: QueryType,
): Promise<string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    default:
      return resolver.resolveCname(name);
  }
}

function answerOf(error: unknown): Answer {
  const code = isError(error) ? error.code : error;
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return { state: 'none' };
    case 'ETIMEOUT':
      return {
        state: 'unknown',
        problem: `does not answer within ${TIMEOUT_MS / 1000} s`,
      };
    case 'ECONNREFUSED':
      return { state: 'unknown', problem: 'is not running' };
    case 'ESERVFAIL':
      return { state: 'unknown', problem: 'has trouble of its own (SERVFAIL)' };
    case 'EREFUSED':
      return { state: 'unknown', problem: 'refuses to answer (REFUSED)' };
    default:
      return { state: 'unknown', problem: `cannot be asked: ${code}` };
  }
}
