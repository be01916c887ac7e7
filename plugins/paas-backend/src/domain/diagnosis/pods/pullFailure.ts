/** Why an image could not be pulled. */
export type PullFailure =
  | 'not-found'
  | 'unauthorized'
  | 'unreachable'
  | 'rate-limited'
  | 'other';

/**
 * The first that fits decides: a registry that cannot be reached while it is
 * asked for a token is no matter of rights, and registries that hide what one may
 * not see say "does not exist or may require authorization".
 */
const PATTERNS: readonly [PullFailure, RegExp][] = [
  ['rate-limited', /toomanyrequests|too many requests|\b429\b|rate limit/i],
  [
    'unreachable',
    /no such host|server misbehaving|connection (refused|reset)|no route to host|network is unreachable|i\/o timeout|timeout awaiting|handshake timeout|context deadline exceeded|\b50[234]\b|RegistryUnavailable/i,
  ],
  [
    'unauthorized',
    /unauthorized|authentication required|authorization failed|may require authorization|no basic auth credentials|denied|forbidden|\b40[13]\b/i,
  ],
  [
    'not-found',
    /not found|notfound|manifest unknown|name unknown|does not exist|no match for platform|\b404\b/i,
  ],
];

/** Reads the reason off the message of a container runtime. */
export function pullFailure(message: string): PullFailure {
  const found = PATTERNS.find(([, pattern]) => pattern.test(message));
  return found ? found[0] : 'other';
}
