import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInstance,
  createPanel,
  createPlan,
  hashOf,
  serviceId,
} from '../../__testUtils__/fixtures';
import { createConfiguration } from '../../__testUtils__/releaseFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('NamesDrawer', () => {
  it('keeps the name by rule, and adds and removes others in the zone', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.getConfiguration.mockResolvedValue(createConfiguration());
    api.preview.mockResolvedValue(createPlan(hashOf('1'), 2));
    renderPaas({ api, path: '/?environment=dev&change=names' });
    expect(await screen.findByText('web.shop.dev.corp')).toBeInTheDocument();
    const field = screen.getByRole('textbox', { name: 'Another name' });
    await user.type(field, 'web.shop{Enter}');
    expect(field).toHaveAccessibleDescription('It has this name already');
    await user.clear(field);
    await user.type(field, 'buy_now');
    expect(field).toHaveAccessibleDescription(/^Lower-case letters/);
    await user.clear(field);
    await user.type(field, 'Buy{Enter}');
    expect(screen.getByText('buy.dev.corp')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Remove shop.dev.corp' }),
    );
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith({
        kind: 'names',
        serviceId,
        environment: 'dev',
        names: ['buy.dev.corp'],
      }),
    );
  });
});
