import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What Backstage keeps behind a reference to messages. */
interface ExportedRef {
  $$type: '@backstage/TranslationRef';
  id: string;
  getDefaultMessages(): Record<string, string>;
}

interface Manifest {
  backstage?: { role?: string };
  dependencies?: Record<string, string>;
}

const isRef = (value: unknown): value is ExportedRef =>
  (value as ExportedRef | undefined)?.$$type === '@backstage/TranslationRef';

const readText = (path: string) => readFileSync(path, { encoding: 'utf8' });

/** Core packages from which the portal's pages are made, direct or not. */
function corePackages() {
  const found = new Map<string, string>();
  const visit = (path: string) => {
    const { dependencies = {} }: Manifest = JSON.parse(readText(path));
    for (const name of Object.keys(dependencies)) {
      if (!name.startsWith('@backstage/') || found.has(name)) continue;
      const next = require.resolve(`${name}/package.json`);
      const { backstage }: Manifest = JSON.parse(readText(next));
      if (!/^(frontend|web)/.test(backstage?.role ?? '')) continue;
      found.set(name, dirname(next));
      visit(next);
    }
  };
  visit(resolve(__dirname, '../../../../packages/app/package.json'));
  return [...found];
}

/** English messages, by the plugin that exports them for translation. */
export function exportedMessages() {
  const messages = new Map<string, Record<string, string>>();
  for (const [name, folder] of corePackages()) {
    const types = readText(join(folder, 'dist/index.d.ts'));
    // The others need not be loaded, which takes long.
    if (!/declare const \w+TranslationRef\b/.test(types)) continue;
    for (const ref of Object.values(jest.requireActual<object>(name)).filter(
      isRef,
    )) {
      messages.set(ref.id, ref.getDefaultMessages());
    }
  }
  return messages;
}
