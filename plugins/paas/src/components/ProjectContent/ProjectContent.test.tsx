import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOperationDetail, hashOf } from '../../__testUtils__/fixtures';
import {
  API,
  CACHE,
  createProjectInstance,
  createProjectPlan,
  createProjectReleases,
  createProjectService,
  createProjectView,
  shop,
  WEB,
} from '../../__testUtils__/projectFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

const projectRef = 'system:default/shop';

function createProjectApi(view = createProjectView()) {
  const api = createFakeApi();
  api.getProjectView.mockResolvedValue(view);
  api.preview.mockResolvedValue(createProjectPlan());
  api.accept.mockResolvedValue(createOperationDetail());
  api.getOperation.mockReturnValue(new Promise(() => {}));
  return api;
}

function render(
  api: ReturnType<typeof createFakeApi>,
  path = '',
  language = 'en',
) {
  return renderPaas({ api, path: `/${path}`, language, entity: shop });
}

describe('the page of a project', () => {
  it('shows trouble first, what is the matter, how far behind, and what is under way', async () => {
    render(
      createProjectApi(
        createProjectView([
          createProjectService(CACHE, 'cache'),
          createProjectService(WEB, 'web', {
            dependsOn: [CACHE],
            instances: [
              createProjectInstance('web', 'dev', {
                status: 'Deploying',
                operation: {
                  ...{ id: 'op-7', kind: 'deploy', state: 'running' },
                  ...{ step: 2, steps: 4 },
                },
              }),
              createProjectInstance('web', 'prod', {
                status: 'Degraded',
                ready: 1,
                comparison: {
                  ...{ environment: 'dev', relation: 'behind', by: 2 },
                  tag: '1.2',
                },
                staleSince: '2026-11-01T12:00:00Z',
              }),
            ],
          }),
        ]),
      ),
    );
    const table = await screen.findByRole('table', {
      name: 'Services by environment',
    });
    await within(table).findByRole('columnheader', { name: /Development/ });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(
      rows.map(row => within(row).getByRole('rowheader').textContent),
    ).toEqual([expect.stringMatching(/^web.*after cache/), 'cachenginx']);
    const [dev, prod] = within(rows[0]!).getAllByRole('cell');
    expect(dev).toHaveTextContent('Being deployed: step 2 of 4');
    expect(dev).toHaveTextContent('web.shop.dev.mooring.test');
    expect(prod).toHaveTextContent('Degraded 1/2');
    expect(prod).toHaveTextContent('2 behind Development');
    expect(prod).toHaveTextContent(/not reachable/);
    expect(
      within(screen.getByRole('region', { name: 'Under way' })).getByRole(
        'link',
        { name: 'Deploy web: step 2 of 4' },
      ),
    ).toHaveAttribute('href', '/operations/op-7');
  });

  it('says why buttons are closed, and opens them with what is ticked', async () => {
    const user = userEvent.setup();
    const api = createProjectApi();
    render(api);
    const restart = await screen.findByRole('button', { name: 'Restart…' });
    expect(restart).toBeDisabled();
    expect(restart).toHaveAccessibleDescription(
      'Choose services in the table first.',
    );
    for (const name of ['web', 'cache']) {
      await user.click(
        await screen.findByRole('checkbox', {
          name: `Choose ${name} in Development`,
        }),
      );
    }
    expect(screen.getByText('2 chosen')).toBeInTheDocument();
    await user.click(restart);
    const drawer = await screen.findByRole('dialog', {
      name: 'Restart services of Shop',
    });
    const order = await within(drawer).findByRole('list', {
      name: 'In this order',
    });
    expect(
      within(order)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('cache · Development'),
      expect.stringContaining('web · Developmentwaits for cache · Development'),
    ]);
    expect(
      within(drawer).getByRole('heading', { name: 'web · Development' }),
    ).toBeInTheDocument();
    await user.click(
      within(drawer).getByRole('button', { name: 'Restart 2 services' }),
    );
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({
        planHash: hashOf('5'),
        change: {
          ...{ kind: 'project', projectRef },
          changes: [CACHE, WEB].map(serviceId => ({
            ...{ kind: 'restart', serviceId, environment: 'dev' },
          })),
        },
      }),
    );
  });

  it('deploys only those that get another tag', async () => {
    const user = userEvent.setup();
    const api = createProjectApi();
    api.getImages.mockResolvedValue({ repository: 'r/nginx', tags: [] });
    render(api, '?selected=web/dev&selected=cache/dev&change=deploy');
    const drawer = await screen.findByRole('dialog', {
      name: 'Deploy services of Shop',
    });
    const confirm = within(drawer).getByRole('button', {
      name: 'Deploy 0 services',
    });
    expect(confirm).toHaveAccessibleDescription(
      'Give at least one service another tag.',
    );
    const web = await within(drawer).findByRole('group', {
      name: 'web · Development',
    });
    const field = within(web).getByRole('combobox');
    await user.clear(field);
    await user.type(field, '1.1');
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith({
        ...{ kind: 'project', projectRef },
        changes: [
          {
            ...{ kind: 'deploy', serviceId: WEB },
            ...{ environment: 'dev', image: '1.1' },
          },
        ],
      }),
    );
  });

  it('wants the project named before something goes from production', async () => {
    const user = userEvent.setup();
    const api = createProjectApi();
    render(api, '?selected=web/dev&selected=web/prod&change=delete');
    const drawer = await screen.findByRole('dialog', {
      name: 'Delete services of Shop',
    });
    await waitFor(() =>
      expect(api.preview).toHaveBeenCalledWith({
        ...{ kind: 'project', projectRef },
        changes: [
          {
            ...{ kind: 'delete', serviceId: WEB },
            environments: ['dev', 'prod'],
          },
        ],
      }),
    );
    const confirm = within(drawer).getByRole('button', {
      name: 'Delete 1 service',
    });
    expect(confirm).toHaveAccessibleDescription(
      'Type the project’s name first.',
    );
    await user.type(
      within(drawer).getByRole('textbox', { name: 'Type shop to confirm' }),
      'shop',
    );
    await waitFor(() => expect(confirm).toBeEnabled());
  });

  it('rolls the project back to a release that is not as now, with chosen parts', async () => {
    const user = userEvent.setup();
    const api = createProjectApi();
    api.getProjectReleases.mockResolvedValue(createProjectReleases());
    render(api, '?change=rollback');
    const drawer = await screen.findByRole('dialog', {
      name: 'Roll back Shop in Development',
    });
    const [now, earlier] = await within(drawer).findAllByRole('radio', {
      name: /^Project release/,
    });
    expect(now).toBeDisabled();
    const option = earlier!.closest('label')!;
    expect(option).toHaveTextContent(/before the sale/);
    expect(option).toHaveTextContent('Good');
    expect(option).toHaveTextContent('web 0.8 release 1 · now release 3');
    expect(option).toHaveTextContent('old 0.9 release 7 · deleted since');
    expect(option).toHaveTextContent('cache 1.0 release 3 · as now');
    await user.click(earlier!);
    await user.click(
      within(drawer).getByRole('checkbox', { name: /^Capacity/ }),
    );
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith({
        ...{ kind: 'project-rollback', projectRef },
        ...{ environment: 'dev', release: 1 },
        restore: ['version', 'configuration', 'names', 'capacity'],
      }),
    );
    expect(
      within(drawer).getByRole('button', {
        name: 'Roll back to project release 1',
      }),
    ).toBeInTheDocument();
  });

  it('marks what is live as good, with a note', async () => {
    const user = userEvent.setup();
    const api = createProjectApi();
    api.markProjectRelease.mockResolvedValue(createProjectReleases()[1]!);
    render(api);
    await user.click(
      await screen.findByRole('button', { name: 'Mark as good…' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Mark Shop in Development as good',
    });
    await user.type(
      within(dialog).getByRole('textbox', { name: /^Note/ }),
      'tests passed',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Mark as good' }),
    );
    expect(api.markProjectRelease).toHaveBeenCalledWith({
      ...{ projectRef, environment: 'dev', note: 'tests passed' },
    });
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('lets nobody tick a circle, shows the order, and says first what falls away', async () => {
    const user = userEvent.setup();
    const api = createProjectApi();
    render(api, '?change=dependencies');
    const drawer = await screen.findByRole('dialog', {
      name: 'Dependencies in Shop',
    });
    const ofCache = within(drawer).getByRole('group', {
      name: 'cache needs first',
    });
    const web = within(ofCache).getByRole('checkbox', {
      name: 'web (needs cache itself)',
    });
    expect(web).toBeDisabled();
    await user.click(
      within(
        within(drawer).getByRole('group', { name: 'web needs first' }),
      ).getByRole('checkbox', { name: 'cache' }),
    );
    await user.click(within(ofCache).getByRole('checkbox', { name: 'web' }));
    await user.click(within(ofCache).getByRole('checkbox', { name: 'api' }));
    expect(
      within(drawer).getByRole('list', { name: 'In this order' }),
    ).toHaveTextContent(/1api.*web.*2cachewaits for api and web/);
    await user.click(within(drawer).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(drawer).not.toBeInTheDocument());
    expect(api.setDependencies.mock.calls).toEqual([
      [WEB, []],
      [CACHE, [WEB, API]],
    ]);
  });

  it('says in Chinese what one may not do, and what there is when there is nothing', async () => {
    const may = {
      ...{ deploy: false, names: false, restart: false },
      ...{ rollback: false, delete: false },
    };
    const api = createProjectApi(
      createProjectView([
        createProjectService(WEB, 'web', {
          instances: [createProjectInstance('web', 'dev', { may })],
        }),
      ]),
    );
    render(api, '?selected=web/dev&change=delete', 'zh');
    const remove = await screen.findByRole('button', { name: '删除…' });
    expect(remove).toBeDisabled();
    expect(remove).toHaveAccessibleDescription(
      '您没有执行其中部分操作的权限，请联系项目负责人。',
    );
    // What the URL opens is for those who may do it.
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    api.getProjectView.mockResolvedValue(createProjectView([]));
    expect(await screen.findByText('暂无服务。')).toBeInTheDocument();
  });
});
