import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { createSpecializedApp } from '@backstage/frontend-app-api';
import appPlugin from '@backstage/plugin-app';
import { render, screen } from '@testing-library/react';
import { parse } from 'yaml';
import App from './App';
import { features } from './features';

jest.setTimeout(60_000);

/** The configuration that every installation shares. */
const shared = parse(
  readFileSync(resolve(__dirname, '../../../app-config.yaml'), {
    encoding: 'utf8',
  }),
);

describe('App', () => {
  it('ignores no extension and no setting of its own', () => {
    const app = createSpecializedApp({
      features: [appPlugin, ...features],
      // Without sign-in the app is put together at once.
      config: ConfigReader.fromConfigs([
        { context: 'shared', data: shared },
        {
          context: 'test',
          data: {
            app: {
              extensions: [
                ...shared.app.extensions,
                { 'sign-in-page:app': false },
              ],
            },
          },
        },
      ]),
    });
    expect(app.errors ?? []).toEqual([]);

    const attachedTo = (id: string, input: string) =>
      (app.tree.nodes.get(id)?.edges.attachments.get(input) ?? [])
        .filter(node => node.instance)
        .map(node => node.spec.id);
    expect(attachedTo('app/routes', 'routes')).toEqual(
      expect.arrayContaining([
        'page:home',
        'page:paas',
        'page:paas/services',
        'page:paas/clusters',
        'page:paas/audit',
        'page:paas/policies',
      ]),
    );
    expect(attachedTo('page:home', 'widgets')).toEqual([
      'home-page-widget:paas/waiting-for-me',
      'home-page-widget:paas/in-flight',
      'home-page-widget:paas/my-services',
    ]);
    expect(attachedTo('page:home', 'layout')).toHaveLength(1);
    expect(attachedTo('entity-content:catalog/overview', 'cards')).toContain(
      'entity-card:paas/runtime',
    );
    expect(attachedTo('page:catalog/entity', 'contents')).toContain(
      'entity-content:paas/runtime',
    );
    expect(attachedTo('entity-content:paas/runtime', 'cardLines')).toEqual([
      expect.stringMatching(/^instance-card-line:dns/),
    ]);
    expect(
      attachedTo('api:scaffolder/form-fields', 'formFields').filter(id =>
        id.includes('mooring'),
      ),
    ).toHaveLength(6);
  });

  it('asks to sign in, in the language of the reader', async () => {
    localStorage.setItem('language', 'zh');
    process.env = {
      NODE_ENV: 'test',
      // How the frontend finds its configuration outside of a built page.
      APP_CONFIG: [{ context: 'test', data: shared }] as never,
    };
    globalThis.fetch = jest
      .fn()
      .mockResolvedValue(new Response('', { status: 401 }));
    render(App.createRoot());
    expect(
      await screen.findByText('请使用您所在组织的账号登录。'),
    ).toBeInTheDocument();
  });
});
