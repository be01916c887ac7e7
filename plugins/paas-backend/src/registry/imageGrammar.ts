// What registries and container runtimes take for a name, a tag and a digest:
// https://github.com/distribution/reference
const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const port = ':[0-9]{1,5}';

/** Pattern of a registry's host; without a dot or a port it would be the start of a path. */
export const hostPattern = `(?:${label}(?:\\.${label})+(?:${port})?|${label}${port}|localhost)`;
/** Pattern of the path of a repository, without the host. */
export const pathPattern = `${part}(?:/${part})*`;
/** Pattern of a tag. */
export const tagPattern = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
/** Pattern of a digest. */
export const digestPattern = 'sha256:[0-9a-f]{64}';

/** The longest name of a repository, host included. */
export const MAX_REPOSITORY_LENGTH = 255;

const repository = new RegExp(`^(${hostPattern})/(${pathPattern})$`);
const reference = new RegExp(`^(?:${tagPattern}|${digestPattern})$`);
const digest = new RegExp(`^${digestPattern}$`);

/** The host of a repository and the path there; undefined if it is no name with a host. */
export function splitRepository(
  text: string,
): { host: string; path: string } | undefined {
  if (text.length > MAX_REPOSITORY_LENGTH) {
    return undefined;
  }
  const [, host, path] = repository.exec(text) ?? [];
  return host && path ? { host, path } : undefined;
}

/** Whether it is a tag or a digest. */
export function isReference(text: string): boolean {
  return reference.test(text);
}

/** Whether it is a digest. */
export function isDigest(text: string): boolean {
  return digest.test(text);
}
