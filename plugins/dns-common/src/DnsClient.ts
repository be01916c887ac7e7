import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import {
  availabilityListSchema,
  claimedNamesSchema,
  nameStatusListSchema,
  recordChangesSchema,
  type Availability,
  type AvailabilityQuery,
  type Claims,
  type ClaimsOfMany,
  type NameStatus,
  type Publish,
  type RecordChange,
} from './schema';

/** How a client reaches the plugin: a fetch that resolves and authenticates paths below `/api/dns`. */
export type DnsFetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Options of every call. */
export interface DnsCallOptions {
  signal?: AbortSignal;
}

/** The dns plugin over HTTP. Every method throws ResponseError when refused. */
export class DnsClient {
  readonly #fetch: DnsFetch;

  constructor(fetch: DnsFetch) {
    this.#fetch = fetch;
  }

  /** From now on the owner holds exactly these names. */
  async putClaims(
    owner: string,
    claims: Claims,
    options?: DnsCallOptions,
  ): Promise<void> {
    await this.#send('PUT', claimsPath(owner), claims, options);
  }

  /** Each owner holds exactly these names, or nothing is changed; names may change hands among them. */
  async putClaimsOfMany(
    claims: ClaimsOfMany,
    options?: DnsCallOptions,
  ): Promise<void> {
    await this.#send('PUT', '/claims', claims, options);
  }

  async getClaims(owner: string, options?: DnsCallOptions): Promise<string[]> {
    const answer = await this.#get(
      claimsPath(owner),
      claimedNamesSchema,
      options,
    );
    return answer.names;
  }

  /** Whether names could be claimed; nothing is written. */
  async getAvailability(
    query: AvailabilityQuery,
    options?: DnsCallOptions,
  ): Promise<Availability[]> {
    const response = await this.#send('POST', '/availability', query, options);
    return availabilityListSchema.parse(await response.json()).items;
  }

  /** What publishing would change; nothing is written. */
  async preview(
    publish: Publish,
    options?: DnsCallOptions,
  ): Promise<RecordChange[]> {
    const response = await this.#send('POST', '/preview', publish, options);
    return recordChangesSchema.parse(await response.json()).changes;
  }

  /** Makes each owner's records exactly these; answers what it changed. */
  async publish(
    publish: Publish,
    options?: DnsCallOptions,
  ): Promise<RecordChange[]> {
    const response = await this.#send('POST', '/publish', publish, options);
    return recordChangesSchema.parse(await response.json()).changes;
  }

  /** What is known of names; those that the caller may not see are left out. */
  async getNames(
    names: string[],
    options?: DnsCallOptions,
  ): Promise<NameStatus[]> {
    const search = new URLSearchParams(names.map(name => ['name', name]));
    const answer = await this.#get(
      `/names?${search}`,
      nameStatusListSchema,
      options,
    );
    return answer.items;
  }

  async #get<T extends z.ZodType>(
    path: string,
    schema: T,
    options: DnsCallOptions | undefined,
  ): Promise<z.infer<T>> {
    const response = await this.#fetch(path, { signal: options?.signal });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }

  async #send(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    options: DnsCallOptions | undefined,
  ): Promise<Response> {
    const response = await this.#fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function claimsPath(owner: string): string {
  return `/owners/${encodeURIComponent(owner)}/claims`;
}
