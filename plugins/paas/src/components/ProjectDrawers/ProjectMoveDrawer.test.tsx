import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  API,
  createProjectInstance,
  createProjectPlan,
  createProjectService,
  createProjectView,
  shop,
  WEB,
} from '../../__testUtils__/projectFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

const projectRef = 'system:default/shop';

function render(instances = ['dev', 'prod'], path = '?change=move') {
  const api = createFakeApi();
  api.getProjectView.mockResolvedValue(
    createProjectView([
      createProjectService(WEB, 'web', {
        instances: instances.map(environment =>
          createProjectInstance('web', environment, {
            ...(environment === 'dev' && {
              names: ['shop.dev.mooring.test', 'web.shop.dev.mooring.test'],
            }),
          }),
        ),
      }),
      createProjectService(API, 'api', {
        instances: [createProjectInstance('api', 'dev')],
      }),
    ]),
  );
  api.preview.mockResolvedValue(createProjectPlan());
  renderPaas({ api, path: `/${path}`, entity: shop });
  return api;
}

describe('the drawer that moves names', () => {
  it('proposes all names for the same service elsewhere, and moves those that stay ticked', async () => {
    const user = userEvent.setup();
    const api = render();
    const drawer = await screen.findByRole('dialog', {
      name: 'Move names of Shop',
    });
    const move = (names: string[]) => ({
      ...{ kind: 'move-names', projectRef },
      moves: [
        {
          from: { serviceId: WEB, environment: 'dev' },
          to: { serviceId: WEB, environment: 'prod' },
          names,
        },
      ],
    });
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith(
        move(['shop.dev.mooring.test', 'web.shop.dev.mooring.test']),
      ),
    );
    // Nothing of the same name is there; it can be given to another service.
    const own = within(drawer).getByRole('checkbox', {
      name: 'api.shop.dev.mooring.test',
    });
    expect(own).not.toBeChecked();
    await user.click(
      within(drawer).getByRole('checkbox', {
        name: 'web.shop.dev.mooring.test',
      }),
    );
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith(
        move(['shop.dev.mooring.test']),
      ),
    );
    expect(
      within(drawer).getByRole('button', { name: 'Move 1 name' }),
    ).toBeInTheDocument();
    await user.click(
      within(drawer).getByRole('checkbox', { name: 'shop.dev.mooring.test' }),
    );
    const confirm = within(drawer).getByRole('button', {
      name: 'Move 0 names',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription(
      'Choose names and where they go.',
    );
  });

  it('starts from what is ticked in the table', async () => {
    const api = render(undefined, '?change=move&selected=web/prod');
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith({
        ...{ kind: 'move-names', projectRef },
        moves: [
          {
            from: { serviceId: WEB, environment: 'prod' },
            to: { serviceId: WEB, environment: 'dev' },
            names: ['web.shop.prod.mooring.test'],
          },
        ],
      }),
    );
    expect(
      screen.queryByRole('checkbox', { name: 'api.shop.dev.mooring.test' }),
    ).not.toBeInTheDocument();
  });
});
