import { createServer } from 'node:http';
import { loopback } from '../processes/ports.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { createJwks, createProvider } from './createProvider.ts';
import { handleInteraction } from './interactions.ts';
import type { SignInSettings } from '../components/SignIn.ts';

const folder = new StateFolder(process.argv[2]);
const settings = folder.readJson<SignInSettings | undefined>(
  'sign-in/settings.json',
  undefined,
);
if (!settings)
  throw new Error('Start the sign-in server with "up": it writes its settings');

const saved = folder.readJson<ReturnType<typeof createJwks> | undefined>(
  'sign-in/jwks.json',
  undefined,
);
const jwks = saved ?? createJwks();
if (!saved) folder.writeJson('sign-in/jwks.json', jwks);

const provider = createProvider({
  ...settings,
  jwks,
  storeFile: folder.path('sign-in/store.json'),
});
const handleProtocol = provider.callback();

createServer((request, response) => {
  if (request.url?.startsWith('/interaction/'))
    handleInteraction(provider, request, response);
  else handleProtocol(request, response);
}).listen(settings.port, loopback);
