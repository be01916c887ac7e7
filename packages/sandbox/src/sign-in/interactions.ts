import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import { accounts } from '../accounts.ts';
import { expiredPage, signInPage } from './page.ts';

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(html);
}

/** Shows the page of a sign-in, and finishes the sign-in with the chosen account. */
export async function handleInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST')
      return send(response, 200, signInPage(`/interaction/${uid}`));
    const chosen = new URLSearchParams(await text(request)).get('account');
    const account = accounts.find(({ id }) => id === chosen);
    if (!account) return send(response, 400, signInPage(`/interaction/${uid}`));
    // The provider asks native clients for consent each time; choosing an account gives it.
    const result = { login: { accountId: account.id }, consent: {} };
    await provider.interactionFinished(request, response, result);
    return undefined;
  } catch {
    return send(response, 400, expiredPage());
  }
}
