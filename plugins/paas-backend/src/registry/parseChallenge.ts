/** How a server wants one to sign in. */
export interface Challenge {
  /** In lower case, such as `bearer`; empty if it does not say. */
  scheme: string;
  /** By names in lower case. */
  params: Partial<Record<string, string>>;
}

const param = /([A-Za-z0-9_-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/** Reads the first challenge of a header `www-authenticate`. */
export function parseChallenge(header: string): Challenge {
  const [scheme = ''] = /^[A-Za-z]+(?=\s|$)/.exec(header.trim()) ?? [];
  const params: Challenge['params'] = Object.create(null);
  for (const [, name = '', quoted, plain] of header.matchAll(param)) {
    params[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, '$1') ?? plain;
  }
  return { scheme: scheme.toLowerCase(), params };
}
