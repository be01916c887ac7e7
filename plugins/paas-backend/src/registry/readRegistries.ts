import type { Config } from '@backstage/config';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import { hostPattern } from './imageGrammar';

const KEY = 'mooring.registries';
const host = z
  .string()
  .regex(
    new RegExp(`^${hostPattern}$`),
    'Not a host, with or without port, in lower case',
  );

const registrySchema = z
  .object({
    host,
    url: z
      .string()
      .refine(
        isOrigin,
        'Give scheme, host and port only, such as https://registry.example.com',
      )
      .optional(),
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    tokenHosts: z.array(host).default([]),
  })
  .refine(
    ({ username, password }) =>
      (username === undefined) === (password === undefined),
    'Give both username and password, or neither',
  )
  .transform(({ url, username, password, ...rest }) => ({
    ...rest,
    /** Where the API is. */
    origin: new URL(url ?? `https://${rest.host}`).origin,
    credentials:
      username !== undefined && password !== undefined
        ? { username, password }
        : undefined,
  }));

/** One entry of `mooring.registries`. */
export type RegistryConfig = z.infer<typeof registrySchema>;

/**
 * The registries that images may be looked up in, by the hosts that images name.
 *
 * @throws Error that names the entry and what is wrong with it
 */
export function readRegistries(
  config: Config,
): ReadonlyMap<string, RegistryConfig> {
  const registries = new Map<string, RegistryConfig>();
  const entries = config.getOptionalConfigArray(KEY) ?? [];
  for (const [index, entry] of entries.entries()) {
    const key = `${KEY}[${index}]`;
    const registry = parseWith(registrySchema, entry.get(), key);
    if (registries.has(registry.host)) {
      throw new Error(`${key}: the host '${registry.host}' stands twice`);
    }
    registries.set(registry.host, registry);
  }
  return registries;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    `${url.origin}/` === url.href
  );
}
