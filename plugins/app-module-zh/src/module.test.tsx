import { ConfigReader } from '@backstage/config';
import { createSpecializedApp } from '@backstage/frontend-app-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import appPlugin from '@backstage/plugin-app';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { screen } from '@testing-library/react';
import appModuleZh from '.';
import { exportedMessages } from './testing/exportedMessages';

jest.setTimeout(60_000);

/** What Backstage keeps behind messages in other languages. */
interface Resource {
  id: string;
  resources: {
    language: string;
    loader(): Promise<{ messages: Record<string, string | null> }>;
  }[];
}

const buildApp = () =>
  createSpecializedApp({
    features: [appPlugin, appModuleZh],
    config: new ConfigReader({
      // Without sign-in the app is put together at once.
      app: { extensions: [{ 'sign-in-page:app': false }] },
    }),
  });

/** The translations that have reached the app. */
const translations = () => {
  const { nodes } = buildApp().tree;
  const { attachments } = nodes.get('api:app/translations')!.edges;
  return (attachments.get('translations') ?? [])
    .map(node =>
      node.instance?.getData(TranslationBlueprint.dataRefs.translation),
    )
    .filter(translation => translation !== undefined)
    .map(translation => translation as unknown as Resource);
};

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{?[^{}]+\}\}?/g)].map(([found]) => found).sort();

describe('app-module-zh', () => {
  it('is accepted by the app', () => {
    expect(buildApp().errors ?? []).toEqual([]);
  });

  it('speaks Chinese for every core plugin that the portal shows', () => {
    const translated = translations().map(({ id }) => id);
    expect(
      [...exportedMessages().keys()].filter(id => !translated.includes(id)),
    ).toEqual([
      // Settings of widgets on a home page, which the portal does not have.
      'home-react',
    ]);
  });

  it('says all that the English text says, with the same placeholders', async () => {
    const exported = exportedMessages();
    for (const { id, resources } of translations()) {
      const english = exported.get(id)!;
      const zh = resources.find(({ language }) => language === 'zh')!;
      const { messages } = await zh.loader();
      expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
      for (const [key, text] of Object.entries(messages)) {
        const original = english[key] ?? '';
        expect([id, key, placeholders(text ?? original)]).toEqual([
          id,
          key,
          placeholders(original),
        ]);
      }
    }
  });

  it('shows a page in Chinese', async () => {
    localStorage.setItem('language', 'zh');
    renderTestApp({
      features: [userSettingsPlugin, appModuleZh],
      apis: [catalogApiMock()],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/settings'],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: { availableLanguages: ['en', 'zh'] },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    });
    expect(await screen.findByText('切换界面语言')).toBeInTheDocument();
    expect(screen.getByText('个人资料')).toBeInTheDocument();
    expect(screen.queryByText('Profile')).not.toBeInTheDocument();
  });
});
