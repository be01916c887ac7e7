/** A browser that keeps cookies and follows no redirect by itself. */
class CookieJar {
  readonly #cookies = new Map<string, string>();

  async fetch(url: string | URL, options: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...options,
      headers: { ...options.headers, cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Goes where it is sent, until an answer sends it no further. */
  async follow(url: string | URL): Promise<{ url: URL; answer: Response }> {
    let at = new URL(url);
    for (;;) {
      const answer = await this.fetch(at);
      const location = answer.headers.get('location');
      if (location === null) return { url: at, answer };
      at = new URL(location, at);
    }
  }
}

/** Signs an account in by the sign-in server and gives the portal's token for it. */
export async function logIn(baseUrl: string, account: string): Promise<string> {
  const jar = new CookieJar();
  const auth = `${baseUrl}/api/auth/oidc`;
  const page = await jar.follow(
    `${auth}/start?env=development&scope=openid%20profile%20email%20offline_access`,
  );
  const chosen = await jar.fetch(page.url, {
    method: 'POST',
    body: new URLSearchParams({ account }),
  });
  await jar.follow(new URL(chosen.headers.get('location') ?? '', page.url));
  const answer = await jar.fetch(`${auth}/refresh?env=development`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = (await answer.json()) as {
    backstageIdentity?: { token: string };
  };
  if (!backstageIdentity)
    throw new Error(`${account} cannot sign in: ${answer.status}`);
  return backstageIdentity.token;
}
