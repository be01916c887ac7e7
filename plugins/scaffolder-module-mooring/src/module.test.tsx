import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import type { Draft } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef, queryClient, type PaasApi } from '@mooring/react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'yaml';
import scaffolderModuleMooring from '.';

jest.setTimeout(180_000);

const planHash = `sha256:${'c'.repeat(64)}`;

/** The form as the scaffolder backend serves it, from the template that ships. */
const template = parse(
  readFileSync(resolve(__dirname, '../../../templates/nginx/template.yaml'), {
    encoding: 'utf8',
  }),
);
const manifest = {
  title: template.metadata.title,
  steps: template.spec.parameters.map(
    ({ title, ...schema }: { title: string }) => ({ title, schema }),
  ),
};

function createFakeApi() {
  return {
    getEnvironments: jest.fn().mockResolvedValue([
      {
        name: 'dev',
        title: 'Development',
        titles: { zh: '开发' },
        production: false,
        policy: { maxReplicas: 5 },
      },
      {
        name: 'prod',
        title: 'Production',
        titles: { zh: '生产' },
        production: true,
        policy: { maxReplicas: 20 },
      },
    ]),
    getProjects: jest.fn().mockResolvedValue([
      {
        ref: 'system:default/shop',
        name: 'shop',
        title: 'Shop',
        ownerRef: 'group:default/team-a',
        canCreate: true,
      },
      {
        ref: 'system:default/ledger',
        name: 'ledger',
        title: 'Ledger',
        ownerRef: 'group:default/team-b',
        canCreate: false,
      },
    ]),
    validate: jest.fn(async ({ service, environments, values }: Draft) => ({
      issues: [
        ...(service === 'Web'
          ? [{ field: 'service', message: 'Use lower-case letters' }]
          : []),
        ...(typeof values?.replicas !== 'number' || values.replicas < 1
          ? [{ field: 'values.replicas', message: 'At least 1 replica' }]
          : []),
      ],
      names: (environments ?? []).map(environment => ({
        environment,
        name: `${service}.shop.${environment}.mooring.test`,
        state: environment === 'dev' ? ('free' as const) : ('taken' as const),
        ...(environment === 'prod' && { detail: 'default/ledger/web/prod' }),
      })),
    })),
    preview: jest.fn().mockResolvedValue({
      kind: 'create',
      hash: planHash,
      targets: [{ instance: 'default/shop/web/dev', environment: 'dev' }],
      summary: [],
      preflight: [],
      steps: [
        {
          instance: 'default/shop/web/dev',
          type: 'dns.claim',
          input: {},
          preview: {
            changes: [
              {
                object: 'Claim web.shop.dev.mooring.test',
                field: '',
                after: 'shop',
              },
            ],
            notes: [],
          },
        },
      ],
    }),
  };
}

function renderForm(language: string) {
  const api = createFakeApi();
  const scaffolderApi = scaffolderApiMock.mock({
    getTemplateParameterSchema: async () => manifest,
    scaffold: async () => ({ taskId: 'task-1' }),
  });
  queryClient.clear();
  localStorage.clear();
  renderTestApp({
    features: [scaffolderPlugin, scaffolderModuleMooring],
    apis: [
      [paasApiRef, api as Partial<PaasApi> as PaasApi],
      [scaffolderApiRef, scaffolderApi],
      [catalogApiRef, catalogApiMock({ entities: [template] })],
    ],
    initialRouteEntries: ['/create/templates/default/nginx'],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: {
                defaultLanguage: language,
                availableLanguages: ['en', 'zh'],
              },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
  return { api, scaffolderApi };
}

describe('the form of templates/nginx', () => {
  it('says what is wrong beside each field, and sends the plan that was shown', async () => {
    const user = userEvent.setup();
    const { api, scaffolderApi } = renderForm('en');

    // Nothing filled in: every field says what it misses.
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    for (const missing of [
      'Give the service a name',
      'Choose at least one environment',
    ]) {
      expect(await screen.findAllByText(missing)).not.toHaveLength(0);
    }
    // Once in the field itself, once as what is wrong with it.
    expect(screen.getAllByText('Choose a project').length).toBeGreaterThan(1);

    // A project of others says why it cannot be chosen.
    await user.click(screen.getByRole('button', { name: /Project/ }));
    const ledger = await screen.findByRole('option', { name: /Ledger/ });
    expect(ledger).toHaveAttribute('aria-disabled', 'true');
    expect(ledger).toHaveTextContent(
      'Only members of team-b can create services here',
    );
    await user.click(screen.getByRole('option', { name: /Shop/ }));

    // The names are previewed for what is chosen, while it is typed.
    await user.click(screen.getByRole('checkbox', { name: 'Development' }));
    await user.click(screen.getByRole('checkbox', { name: 'Production' }));
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.type(name, 'Web');
    expect(
      await screen.findByText('Use lower-case letters'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findAllByText('Use lower-case letters'),
    ).not.toHaveLength(0);
    await user.clear(name);
    await user.type(name, 'web');
    const names = await screen.findByRole('list', { name: 'DNS names' });
    expect(
      await within(names).findByText('web.shop.dev.mooring.test'),
    ).toBeInTheDocument();
    const [dev, prod] = within(names).getAllByRole('listitem');
    expect(dev).toHaveTextContent('Development · free');
    expect(prod).toHaveTextContent('taken: default/ledger/web/prod');
    await user.click(screen.getByRole('button', { name: 'Next' }));

    // What the backend says of the replicas stands beside them.
    const replicas = await screen.findByRole('textbox', { name: /Replicas/ });
    for (const wrong of ['0', '-1', 'three']) {
      await user.clear(replicas);
      await user.type(replicas, wrong);
      await user.click(screen.getByRole('button', { name: 'Next' }));
      expect(await screen.findAllByText('At least 1 replica')).not.toHaveLength(
        0,
      );
    }
    await user.clear(replicas);
    await user.type(replicas, '3');
    await user.click(screen.getByRole('radio', { name: 'M (medium)' }));
    await user.click(screen.getByRole('button', { name: 'Next' }));

    // The plan of exactly these values, and its hash with the form.
    expect(
      await screen.findByText('Claim web.shop.dev.mooring.test'),
    ).toBeInTheDocument();
    expect(api.preview).toHaveBeenCalledTimes(1);
    expect(api.preview).toHaveBeenCalledWith({
      kind: 'create',
      projectRef: 'system:default/shop',
      service: 'web',
      blueprint: 'nginx',
      environments: ['dev', 'prod'],
      values: { replicas: 3, size: 'M' },
    });
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    expect(scaffolderApi.scaffold).toHaveBeenCalledWith(
      expect.objectContaining({
        values: expect.objectContaining({ plan: { planHash } }),
      }),
    );
  });

  it('speaks Chinese', async () => {
    const { api } = renderForm('zh');
    expect(
      await screen.findByRole('checkbox', { name: '生产' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('textbox', { name: /服务名称/ }),
    ).toBeInTheDocument();
    expect(api.validate).not.toHaveBeenCalled();
  });
});
