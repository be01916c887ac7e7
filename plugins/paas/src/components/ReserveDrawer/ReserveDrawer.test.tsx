import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createInstance, createPanel } from '../../__testUtils__/fixtures';
import {
  createFreeze,
  createReservation,
} from '../../__testUtils__/policyFixtures';
import {
  createFakeApi,
  createFakePolicies,
  renderPaas,
} from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

function setup() {
  const api = createFakeApi();
  api.getPanel.mockResolvedValue(createPanel([createInstance()]));
  return { api, policies: createFakePolicies(), user: userEvent.setup() };
}

describe('ReserveDrawer', () => {
  it('reserves an instance from the menu of its card', async () => {
    const { api, policies, user } = setup();
    policies.reserve.mockResolvedValue(createReservation());
    renderPaas({ api, policies });
    await user.click(await screen.findByRole('button', { name: /^More for/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Reserve/ }));
    const drawer = await screen.findByRole('dialog', {
      name: /^Reserve .* in Development$/,
    });
    const reserve = within(drawer).getByRole('button', { name: 'Reserve' });
    expect(reserve).toHaveAccessibleDescription('Say what for.');
    await user.type(
      within(drawer).getByRole('textbox', { name: 'What for' }),
      'regression run 42',
    );
    await user.click(reserve);
    expect(policies.reserve).toHaveBeenCalledWith(
      expect.objectContaining({
        ...{ environment: 'dev', reason: 'regression run 42' },
        until: expect.stringMatching(/Z$/),
      }),
    );
  });

  it('is told on the card, can be ended there, and others learn that they wait', async () => {
    const { api, policies, user } = setup();
    const own = createReservation();
    policies.getReservations.mockResolvedValue([own]);
    policies.list.mockResolvedValue({
      items: [createFreeze({ environments: ['dev'] })],
      canChange: false,
    } as never);
    api.preview.mockReturnValue(new Promise(() => {}));
    renderPaas({ api, policies, path: '/?environment=dev&change=restart' });
    const drawer = await screen.findByRole('dialog');
    expect(
      await within(drawer).findByText(
        'default/shop/web/dev is reserved by tester',
      ),
    ).toBeInTheDocument();
    expect(drawer).toHaveTextContent(/unless tester releases it/);
    expect(
      within(drawer).getByText(/^Development is frozen until/),
    ).toBeInTheDocument();
    expect(drawer).toHaveTextContent(/somebody of sre may let one through/);
    await user.keyboard('{Escape}');

    expect(
      screen.getByText(/^Reserved by tester until .*: regression run 42$/),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Release default/shop/web/dev' }),
    );
    expect(policies.release).toHaveBeenCalledWith('reservation-1');
  });
});
