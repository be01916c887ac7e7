import { generateKeyPairSync } from 'node:crypto';
import { interactionPolicy, Provider, type JWK } from 'oidc-provider';
import { accounts, emailOf } from '../accounts.ts';
import { FileAdapter, FileStore } from './FileAdapter.ts';

/** What makes one provider differ from another. */
export interface ProviderOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  cookieKey: string;
  jwks: { keys: JWK[] };
  storeFile: string;
}

const day = 24 * 60 * 60;

/** Generates the key that the provider signs its tokens with. */
export function createJwks(): { keys: JWK[] } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'RS256',
    kid: 'mooring',
  };
  return { keys: [key as JWK] };
}

/** The OpenID Connect provider with the demo accounts and the portal as its client. */
export function createProvider(options: ProviderOptions): Provider {
  const store = new FileStore(options.storeFile);
  return new Provider(options.issuer, {
    adapter: model => new FileAdapter(model, store),
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        // A native client may come back on any loopback port: the portal's is
        // chosen later and differs between the built and the hot-reloading one.
        application_type: 'native',
        redirect_uris: ['http://localhost/api/auth/oidc/handler/frame'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: [options.cookieKey] },
    jwks: options.jwks,
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    // Backstage reads e-mail and name from the ID token.
    conformIdTokenClaims: false,
    scopes: ['openid', 'offline_access', 'email', 'profile'],
    pkce: { required: () => false },
    features: { devInteractions: { enabled: false } },
    interactions: {
      policy: policyWithoutConsent(),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    issueRefreshToken: async () => true,
    ttl: {
      Session: 14 * day,
      Grant: 14 * day,
      RefreshToken: 14 * day,
      AccessToken: 3600,
      IdToken: 3600,
      Interaction: 3600,
    },
    findAccount: (_ctx, id) => {
      const account = accounts.find(candidate => candidate.id === id);
      if (!account) return undefined;
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          name: account.displayName,
          email: emailOf(account),
          email_verified: true,
        }),
      };
    },
    // There is nothing to consent to: portal and provider belong together.
    loadExistingGrant: async ctx => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope('openid email profile offline_access');
      await grant.save();
      return grant;
    },
  });
}

/** Native clients are asked for consent at every sign-in unless that check is taken out. */
function policyWithoutConsent(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}
