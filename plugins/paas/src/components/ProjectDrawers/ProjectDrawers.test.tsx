import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

const { may } = createProjectInstance('web', 'prod');

/** `web` is in production too, where the reader may not do everything. */
const limited = createProjectView([
  createProjectService(CACHE, 'cache', {
    instances: [createProjectInstance('cache', 'dev')],
  }),
  createProjectService(WEB, 'web', {
    instances: [
      createProjectInstance('web', 'dev'),
      createProjectInstance('web', 'prod', {
        may: { ...may, deploy: false, rollback: false },
      }),
    ],
  }),
]);

function render(path: string, view = createProjectView()) {
  const api = createFakeApi();
  api.getProjectView.mockResolvedValue(view);
  api.preview.mockResolvedValue(createProjectPlan());
  renderPaas({ api, path: `/${path}`, entity: shop });
  return { api, user: userEvent.setup() };
}

describe('the drawer for several services', () => {
  it('names what is chosen, and the service in which something stands in the way', async () => {
    const { api } = render('?selected=web/dev&selected=cache/dev&change=stop');
    const plan = createProjectPlan();
    api.preview.mockResolvedValue({
      ...plan,
      preflight: plan.preflight.map(check =>
        check.instance === 'default/shop/web/dev'
          ? { ...check, status: 'problem', message: 'The image is gone.' }
          : check,
      ),
    });
    const drawer = await screen.findByRole('dialog', {
      name: 'Stop services of Shop',
    });
    const chosen = within(drawer).getByRole('list', { name: 'Chosen' });
    // Titles of environments come when they are known.
    await waitFor(() =>
      expect(
        within(chosen)
          .getAllByRole('listitem')
          .map(item => item.textContent),
      ).toEqual(['cache · Development1.0', 'web · Development1.0']),
    );
    const problem = await within(drawer).findByText('The image is gone.');
    expect(problem.closest('li')).toHaveTextContent(/web · Development/);
    const stop = within(drawer).getByRole('button', {
      name: 'Stop 2 services',
    });
    expect(stop).toBeDisabled();
    expect(stop).toHaveAccessibleDescription(
      'A check found a problem that has to be solved first.',
    );
    expect(api.accept).not.toHaveBeenCalled();
  });
});

describe('the drawer of project releases', () => {
  it('says how one comes about where there is none, and asks to choose', async () => {
    const { api } = render('?change=rollback', limited);
    let answer = () => {};
    api.getProjectReleases.mockReturnValue(
      new Promise(resolve => {
        answer = () => resolve([]);
      }),
    );
    // Only where everything may be rolled back.
    const drawer = await screen.findByRole('dialog', {
      name: 'Roll back Shop in Development',
    });
    expect(
      within(drawer).queryByRole('radio', { name: 'Production' }),
    ).not.toBeInTheDocument();
    expect(
      within(drawer).getByRole('status', {
        name: 'Loading the project releases',
      }),
    ).toBeInTheDocument();
    answer();
    expect(
      await within(drawer).findByText('No project release yet.'),
    ).toBeInTheDocument();
    expect(drawer).toHaveTextContent(
      'One is made by every change of several services',
    );
    const confirm = within(drawer).getByRole('button', {
      name: 'Roll back to project release …',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription(
      'Choose a project release first.',
    );
    expect(api.preview).not.toHaveBeenCalled();
  });

  it('says why they cannot be shown, and tries again', async () => {
    const { api, user } = render('?selected=web/prod&change=rollback');
    api.getProjectReleases.mockRejectedValueOnce(
      await refusalOf(403, 'projectRef: not for you'),
    );
    api.getProjectReleases.mockResolvedValue(createProjectReleases());
    // It opens with the environment in which something is ticked.
    const drawer = await screen.findByRole('dialog', {
      name: 'Roll back Shop in Production',
    });
    const note = await within(drawer).findByRole('alert');
    expect(note).toHaveTextContent('The project releases cannot be shown');
    expect(note).toHaveTextContent('projectRef: not for you');
    await user.click(within(note).getByRole('button', { name: 'Try again' }));
    expect(
      await within(drawer).findByRole('radio', { name: /^Project release 1/ }),
    ).toBeEnabled();
  });
});

describe('the dialog that marks what is good', () => {
  it('offers only where one may, and keeps what was written when it is refused', async () => {
    const { api, user } = render('', limited);
    api.markProjectRelease.mockRejectedValue(
      await refusalOf(409, 'environment: nothing is live in dev'),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Mark as good…' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Mark Shop in Development as good',
    });
    expect(within(dialog).queryByText('Production')).not.toBeInTheDocument();
    const note = within(dialog).getByRole('textbox', { name: /^Note/ });
    await user.type(note, ' tests passed ');
    await user.click(
      within(dialog).getByRole('button', { name: 'Mark as good' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'environment: nothing is live in dev',
    );
    expect(note).toHaveValue(' tests passed ');
    expect(api.markProjectRelease).toHaveBeenCalledWith({
      ...{ projectRef: 'system:default/shop', environment: 'dev' },
      note: 'tests passed',
    });
  });
});

describe('the drawer of dependencies', () => {
  it('is closed to services that one may not deploy, and asks for a change', async () => {
    render('?change=dependencies', limited);
    const drawer = await screen.findByRole('dialog', {
      name: 'Dependencies in Shop',
    });
    const web = within(drawer).getByRole('group', { name: 'web needs first' });
    expect(web).toHaveAccessibleDescription('You may not deploy this service.');
    expect(within(web).getByRole('checkbox', { name: 'cache' })).toBeDisabled();
    const save = within(drawer).getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    expect(save).toHaveAccessibleDescription('Change something first.');
  });

  it('keeps open with what was refused, and says only that again', async () => {
    const { api, user } = render('?change=dependencies');
    api.setDependencies
      .mockImplementationOnce(async () => {
        api.getProjectView.mockResolvedValue(
          createProjectView([
            createProjectService(API, 'api'),
            createProjectService(CACHE, 'cache'),
            createProjectService(WEB, 'web'),
          ]),
        );
      })
      .mockRejectedValueOnce(
        await refusalOf(409, 'dependsOn: api was deleted just now'),
      );
    const drawer = await screen.findByRole('dialog', {
      name: 'Dependencies in Shop',
    });
    const tick = (service: string, needed: string) =>
      user.click(
        within(
          within(drawer).getByRole('group', {
            name: `${service} needs first`,
          }),
        ).getByRole('checkbox', { name: needed }),
      );
    await tick('web', 'cache');
    await tick('cache', 'api');
    const save = within(drawer).getByRole('button', { name: 'Save' });
    await user.click(save);
    expect(await within(drawer).findByRole('alert')).toHaveTextContent(
      'dependsOn: api was deleted just now',
    );
    expect(api.setDependencies.mock.calls).toEqual([
      [WEB, []],
      [CACHE, [API]],
    ]);
    api.setDependencies.mockClear();
    await user.click(save);
    await waitFor(() => expect(drawer).not.toBeInTheDocument());
    expect(api.setDependencies.mock.calls).toEqual([[CACHE, [API]]]);
  });
});
