import { z } from 'zod';
import { fetchLimited, NoAnswerError } from './fetchLimited';
import { parseChallenge } from './parseChallenge';
import { parseJson } from './parseJson';
import type { RegistryConfig } from './readRegistries';

const tokenSchema = z
  .object({ token: z.string().optional(), access_token: z.string().optional() })
  .transform(({ token, access_token }) => token || access_token)
  // It becomes a header, and an error about a header would tell it.
  .pipe(z.string().regex(/^[\x21-\x7e]+$/));

/**
 * What to send as `authorization` after a registry has refused an anonymous
 * request.
 *
 * @param challenge - its `www-authenticate`
 * @param path - the repository that is read
 * @throws NoAnswerError when there is nothing that may be sent
 */
export async function authorize(
  registry: RegistryConfig,
  challenge: string | null,
  path: string,
  signal?: AbortSignal,
): Promise<string> {
  const { scheme, params } = parseChallenge(challenge ?? '');
  if (scheme === 'basic') {
    const basic = basicOf(registry);
    if (!basic) {
      throw new NoAnswerError('wants a username and a password');
    }
    return basic;
  }
  if (scheme !== 'bearer') {
    throw new NoAnswerError('refuses us and says no way to sign in');
  }
  const realm = realmOf(registry, params.realm);
  if (params.service) {
    realm.searchParams.set('service', params.service);
  }
  // Never more than is needed, whatever the registry asks for.
  realm.searchParams.set('scope', `repository:${path}:pull`);
  return `Bearer ${await fetchToken(registry, realm, signal)}`;
}

/** Where to ask for a token: our password goes only to those who are named in the configuration. */
function realmOf(registry: RegistryConfig, realm: string = ''): URL {
  const url = URL.parse(realm);
  const own = new URL(registry.origin);
  const hosts = [own.host, registry.host, ...registry.tokenHosts];
  const isAllowed =
    url !== null &&
    !url.username &&
    !url.password &&
    (url.origin === own.origin ||
      (url.protocol === 'https:' && hosts.includes(url.host)));
  if (!isAllowed) {
    const where = url?.host || 'somewhere unknown';
    throw new NoAnswerError(
      `sends us for a token to ${where}, which is not asked; name it under tokenHosts if that is right, and it must use https`,
    );
  }
  return url;
}

async function fetchToken(
  registry: RegistryConfig,
  realm: URL,
  signal?: AbortSignal,
): Promise<string> {
  const basic = basicOf(registry);
  const headers: Record<string, string> = basic ? { authorization: basic } : {};
  const answer = await fetchLimited(realm, headers, signal).catch(error => {
    throw error instanceof NoAnswerError
      ? new NoAnswerError(`gives no token: ${realm.host} ${error.message}`)
      : error;
  });
  if (answer.status !== 200) {
    throw new NoAnswerError(
      `gives no token: ${realm.host} answers ${answer.status}`,
    );
  }
  const { data: token } = tokenSchema.safeParse(parseJson(answer.body));
  if (token === undefined) {
    throw new NoAnswerError(
      `gives no token: ${realm.host} answers without one`,
    );
  }
  return token;
}

function basicOf({ credentials }: RegistryConfig): string | undefined {
  if (!credentials) {
    return undefined;
  }
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
