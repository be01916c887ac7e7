import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { accounts } from '../accounts.ts';
import { SignIn } from '../components/SignIn.ts';
import { Settings } from '../state/Settings.ts';
import { StateFolder } from '../state/StateFolder.ts';

const folder = new StateFolder(mkdtempSync(join(tmpdir(), 'mooring-sign-in-')));
const signIn = new SignIn(folder, new Settings(folder));
const redirectUri = 'http://localhost:12345/api/auth/oidc/handler/frame';

/** A browser: it keeps cookies and shows where it is sent. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async fetch(url: string, options: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(new URL(url, signIn.connection.issuer), {
      ...options,
      headers: { ...options.headers, cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Opens the page that asks for the account. */
  async open(): Promise<{ page: string; action: string }> {
    const query = new URLSearchParams({
      client_id: signIn.connection.clientId,
      response_type: 'code',
      scope: 'openid email profile offline_access',
      redirect_uri: redirectUri,
      prompt: 'login',
    });
    const action =
      (await this.fetch(`/auth?${query}`)).headers.get('location') ?? '';
    return { action, page: await (await this.fetch(action)).text() };
  }

  /** Chooses an account and gives the code that the portal would receive. */
  async choose(action: string, account: string): Promise<string> {
    const chosen = await this.fetch(action, {
      method: 'POST',
      body: new URLSearchParams({ account }),
    });
    const resumed = await this.fetch(chosen.headers.get('location') ?? '');
    const location = new URL(resumed.headers.get('location') ?? '');
    assert.equal(location.origin + location.pathname, redirectUri);
    return location.searchParams.get('code') ?? '';
  }
}

async function requestToken(
  parameters: Record<string, string>,
): Promise<Record<string, string>> {
  const { issuer, clientId, clientSecret } = signIn.connection;
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams(parameters),
  });
  const answer = (await response.json()) as Record<string, string>;
  assert.equal(response.status, 200, JSON.stringify(answer));
  return answer;
}

function claimsOf(idToken = ''): Record<string, unknown> {
  const payload = Buffer.from(
    idToken.split('.')[1] ?? '',
    'base64url',
  ).toString('utf8');
  return JSON.parse(payload) as Record<string, unknown>;
}

async function restart(stop: () => unknown): Promise<void> {
  await stop();
  await signIn.start(() => undefined);
  await signIn.ready();
}

describe('signing in', () => {
  before(() => restart(() => undefined));
  after(() => signIn.stop());

  test('asks with one button for each account', async () => {
    const { page } = await new Browser().open();
    const buttons = [
      ...page.matchAll(/<button type="submit" name="account" value="([^"]+)"/g),
    ];
    assert.deepEqual(
      buttons.map(([, id]) => id),
      accounts.map(({ id }) => id),
    );
  });

  test('gives the address that the catalog knows the person by', async () => {
    const browser = new Browser();
    const { action } = await browser.open();
    const code = await browser.choose(action, 'dev-a');
    const tokens = await requestToken({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    });
    const { sub, email, email_verified } = claimsOf(tokens.id_token);
    assert.deepEqual(
      { sub, email, email_verified },
      { sub: 'dev-a', email: 'dev-a@mooring.test', email_verified: true },
    );
  });

  test('survives kill -9 in the middle and afterwards', async () => {
    const kill = async () => {
      const [part] = await signIn.status();
      assert.equal(part?.state, 'running');
      process.kill(signIn.pid ?? 0, 'SIGKILL');
      await signIn.stop();
    };
    const browser = new Browser();
    const { action } = await browser.open();
    await restart(kill);
    const code = await browser.choose(action, 'operator');
    const tokens = await requestToken({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    });
    await restart(kill);
    const again = await requestToken({
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    });
    assert.equal(claimsOf(again.id_token).sub, 'operator');
  });

  test('refuses an account that does not exist and a sign-in that is over', async () => {
    const browser = new Browser();
    const { action } = await browser.open();
    const body = new URLSearchParams({ account: 'root' });
    assert.equal(
      (await browser.fetch(action, { method: 'POST', body })).status,
      400,
    );
    assert.equal((await new Browser().fetch(action)).status, 400);
  });
});
