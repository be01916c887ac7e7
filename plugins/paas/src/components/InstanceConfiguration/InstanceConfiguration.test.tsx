import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createInstance, createPanel } from '../../__testUtils__/fixtures';
import { createConfiguration } from '../../__testUtils__/releaseFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('InstanceConfiguration', () => {
  it('shows how it is configured, secrets by name, and leads to changing it', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.getConfiguration.mockResolvedValue(
      createConfiguration({
        network: { access: 'restricted', projects: ['billing'] },
      }),
    );
    api.getImages.mockReturnValue(new Promise(() => {}));
    renderPaas({ api, path: '/?environment=dev&show=configuration' });
    const variables = await screen.findByRole('table', {
      name: 'Environment variables',
    });
    expect(variables).toHaveTextContent('LOG_LEVELinfo');
    expect(
      screen.getByRole('list', { name: 'Secret variables' }),
    ).toHaveTextContent('DB_PASSWORDTOKEN');
    const panel = screen.getByRole('tabpanel');
    for (const text of [
      'registry.corp/shop/web:1.4.0',
      'S CPU 100m, memory 128Mi',
      'Its own project and billing',
      'web.shop.dev.corp by the rule',
      '2, fixed',
    ]) {
      expect(panel).toHaveTextContent(text);
    }
    await user.click(within(panel).getByRole('button', { name: 'Deploy…' }));
    expect(
      await screen.findByRole('dialog', { name: 'Deploy web to Development' }),
    ).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    const api = createFakeApi();
    const instance = createInstance();
    api.getPanel.mockResolvedValue(
      createPanel([
        { ...instance, may: { ...instance.may, readConfiguration: false } },
      ]),
    );
    renderPaas({ api, path: '/?environment=dev&show=configuration' });
    expect(
      await screen.findByText(
        /^It takes the right paas\.instance\.configuration\.read\./,
      ),
    ).toBeInTheDocument();
    expect(api.getConfiguration).not.toHaveBeenCalled();
  });
});
