import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInstance,
  createOperationDetail,
  createPanel,
  createPlan,
  hashOf,
  serviceId,
} from '../../__testUtils__/fixtures';
import { createConfiguration } from '../../__testUtils__/releaseFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const place = { serviceId, environment: 'dev' };

function createDeployApi() {
  const api = createFakeApi();
  api.getPanel.mockResolvedValue(createPanel([createInstance()]));
  api.getConfiguration.mockResolvedValue(createConfiguration());
  api.getImages.mockResolvedValue({
    repository: 'registry.corp/shop/web',
    tags: [
      { tag: '1.5.0', liveIn: [] },
      { tag: '1.4.0', liveIn: ['dev', 'prod'] },
    ],
  });
  api.preview.mockResolvedValue({
    ...createPlan(hashOf('1'), 2),
    kind: 'deploy',
  });
  api.accept.mockResolvedValue(createOperationDetail({ kind: 'deploy' }));
  api.getOperation.mockReturnValue(new Promise(() => {}));
  return api;
}

describe('DeployDrawer', () => {
  it('asks for exactly what was changed, and confirms it by the hash that was shown', async () => {
    const user = userEvent.setup();
    const api = createDeployApi();
    renderPaas({ api });
    await user.click(
      await screen.findByRole('button', { name: 'Deploy web to Development' }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Deploy web to Development',
    });
    expect(drawer).toHaveTextContent('from release 3');
    const image = await within(drawer).findByRole('combobox', {
      name: /^Image/,
    });
    expect(image).toHaveValue('1.4.0');
    expect(
      await within(drawer).findByText(/^Newest in Development and Production/),
    ).toBeInTheDocument();
    const confirm = within(drawer).getByRole('button', {
      name: 'Deploy to Development',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription('Change something first.');
    expect(api.preview).not.toHaveBeenCalled();

    await user.clear(image);
    await user.type(image, '1.6.0-rc1');
    await user.tab();
    await user.click(within(drawer).getByRole('radio', { name: 'M' }));
    const level = within(drawer).getByRole('textbox', {
      name: 'Value of LOG_LEVEL',
    });
    await user.clear(level);
    await user.type(level, 'debug');
    const variables = within(drawer).getByRole('list', {
      name: 'Environment variables',
    });
    expect(within(variables).getAllByRole('listitem')[0]).toHaveTextContent(
      /changed.*LOG_LEVEL.*now: info/,
    );
    await user.click(
      within(drawer).getByRole('button', { name: 'Remove REGION' }),
    );
    expect(within(variables).getAllByRole('listitem')[1]).toHaveTextContent(
      /removed.*REGION.*will be removed/,
    );
    await user.click(
      within(drawer).getByRole('button', { name: 'Add a variable' }),
    );
    const name = within(drawer).getByRole('textbox', { name: 'New variable' });
    await user.type(name, 'TOKEN');
    expect(name).toHaveAccessibleDescription(
      'There is one of this name already',
    );
    expect(confirm).toHaveAccessibleDescription(
      'Put the marked fields right first.',
    );
    await user.clear(name);
    await user.type(name, 'MODE');
    await user.type(
      within(drawer).getByRole('textbox', { name: 'Value of MODE' }),
      'fast',
    );
    await user.click(
      within(drawer).getByRole('radio', { name: 'Its own project' }),
    );
    expect(
      within(drawer).queryByRole('checkbox', { name: 'shop' }),
    ).not.toBeInTheDocument();
    await user.click(within(drawer).getByRole('checkbox', { name: 'billing' }));

    await within(drawer).findByTitle(hashOf('1'));
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({
        change: {
          kind: 'deploy',
          ...place,
          image: '1.6.0-rc1',
          size: 'M',
          config: { LOG_LEVEL: 'debug', MODE: 'fast' },
          network: { access: 'restricted', projects: ['billing'] },
        },
        planHash: hashOf('1'),
      }),
    );
    expect(api.preview).toHaveBeenLastCalledWith(
      api.accept.mock.calls[0]![0].change,
    );
  });

  it('replaces and removes secrets without showing one, and forgets what is not wanted', async () => {
    const user = userEvent.setup();
    const api = createDeployApi();
    renderPaas({ api, path: '/?environment=dev&change=deploy' });
    const secrets = await screen.findByRole('list', {
      name: 'Secret variables',
    });
    expect(within(secrets).getAllByRole('listitem')[0]).toHaveTextContent(
      'DB_PASSWORDset, not shown',
    );
    await user.click(
      screen.getByRole('button', { name: 'Replace DB_PASSWORD' }),
    );
    await user.type(
      screen.getByLabelText('New value of DB_PASSWORD'),
      'correct horse',
    );
    await user.click(screen.getByRole('button', { name: 'Remove TOKEN' }));
    const change = {
      kind: 'deploy',
      ...place,
      secrets: { set: { DB_PASSWORD: 'correct horse' }, remove: ['TOKEN'] },
    };
    await waitFor(() => expect(api.preview).toHaveBeenLastCalledWith(change));

    await user.click(screen.getByRole('button', { name: 'Keep DB_PASSWORD' }));
    expect(
      screen.queryByLabelText('New value of DB_PASSWORD'),
    ).not.toBeInTheDocument();
    expect(document.body.innerHTML).not.toContain('correct horse');
    expect(screen.queryByDisplayValue('correct horse')).not.toBeInTheDocument();
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith({
        ...change,
        secrets: { set: {}, remove: ['TOKEN'] },
      }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Replace DB_PASSWORD' }),
    );
    expect(screen.getByLabelText('New value of DB_PASSWORD')).toHaveValue('');
  });

  it('keeps the line breaks of what is pasted', async () => {
    const user = userEvent.setup();
    const api = createDeployApi();
    renderPaas({ api, path: '/?environment=dev&change=deploy' });
    await user.click(
      await screen.findByRole('button', { name: 'Replace TOKEN' }),
    );
    await user.click(screen.getByLabelText('New value of TOKEN'));
    await user.paste('-----BEGIN-----\nabc\n-----END-----\n');
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith(
        expect.objectContaining({
          secrets: {
            set: { TOKEN: '-----BEGIN-----\nabc\n-----END-----\n' },
            remove: [],
          },
        }),
      ),
    );
  });

  it('lets those who may not see the configuration choose an image, and says why tags are missing', async () => {
    const api = createDeployApi();
    const instance = createInstance();
    api.getPanel.mockResolvedValue(
      createPanel([
        { ...instance, may: { ...instance.may, readConfiguration: false } },
      ]),
    );
    api.getImages.mockResolvedValue({
      repository: 'registry.corp/shop/web',
      tags: [],
      reason: 'the registry does not answer',
    });
    renderPaas({ api, path: '/?environment=dev&change=deploy' });
    expect(
      await screen.findByText(
        'Tags cannot be listed: the registry does not answer',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/takes the right paas\.instance\.configuration\.read\./),
    ).toBeInTheDocument();
    expect(api.getConfiguration).not.toHaveBeenCalled();
  });
});
