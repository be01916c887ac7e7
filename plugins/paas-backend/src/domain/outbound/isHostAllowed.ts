const DEFAULT_PORTS: Record<string, string> = {
  'http:': '80',
  'https:': '443',
};

/** `host`, `host:port`, or either with `*.` in front, which stands for any names below. */
export const HOST_PATTERN =
  /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/;

/** Whether one of the patterns names where a URL leads; without a port it means that of the scheme. */
export function isHostAllowed(url: URL, patterns: readonly string[]): boolean {
  const standard = DEFAULT_PORTS[url.protocol];
  const port = url.port === '' ? standard : url.port;
  return patterns.some(pattern => {
    const [, host, wanted = standard] = /^(.*?)(?::(\d+))?$/.exec(
      pattern.toLowerCase(),
    ) as unknown as [string, string, string | undefined];
    return wanted === port && isHost(url.hostname.toLowerCase(), host);
  });
}

function isHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? hostname.endsWith(pattern.slice(1)) && hostname.length >= pattern.length
    : hostname === pattern;
}
