import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  board,
  createFreeze,
  createReservation,
  inHours,
} from '../../__testUtils__/policyFixtures';
import { refusalOf } from '../../__testUtils__/refusalOf';
import {
  createFakeApi,
  createFakePolicies,
  renderPaas,
} from '../../__testUtils__/renderPaas';
import { dayOf } from '../../lib/policies/monthGrid';

jest.setTimeout(60_000);

function setup(options: { canChange?: boolean } = {}) {
  const { canChange = true } = options;
  const policies = createFakePolicies();
  policies.list.mockImplementation((async (kind: string) => ({
    items: kind === 'procedure' ? [board] : [createFreeze()],
    canChange,
  })) as never);
  const render = (path: string, language?: string) =>
    renderPaas({ api: createFakeApi(), policies, path, language });
  return { policies, render, user: userEvent.setup() };
}

describe('procedures', () => {
  it('say when they apply and whom they ask, in the chosen language', async () => {
    setup().render('/policies', 'zh');
    const card = await screen.findByRole('article', { name: 'Change board' });
    await waitFor(() => expect(card).toHaveTextContent('环境：生产'));
    expect(card).toHaveTextContent('一次超过 2 个服务部署');
    expect(card).toHaveTextContent('Approve it：sre 中 2 人');
  });

  it('are changed with gates in another order, by keyboard, and say who was first', async () => {
    const { policies, render, user } = setup();
    render('/policies/procedures');
    await user.click(
      await screen.findByRole('button', { name: 'Edit Change board' }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Edit Change board',
    });
    within(drawer).getByRole('button', { name: 'Move gate 2 up' }).focus();
    await user.keyboard('{Enter}');
    policies.save.mockRejectedValueOnce(
      await refusalOf(
        409,
        'version: user:default/bea has changed it meanwhile',
      ),
    );
    await user.click(within(drawer).getByRole('button', { name: 'Save' }));
    expect(
      await within(drawer).findByText(/user:default\/bea has changed it/),
    ).toBeInTheDocument();
    expect(policies.save).toHaveBeenCalledWith(
      'procedure',
      { ...board.body, gates: [...board.body.gates].reverse() },
      { of: board, note: undefined },
    );
  });

  it('that are not whole cannot be saved, and it is said why', async () => {
    const { render, user } = setup();
    render('/policies/procedures');
    await user.click(
      await screen.findByRole('button', { name: 'Add a procedure' }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'New procedure' });
    const save = within(drawer).getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    expect(save).toHaveAccessibleDescription('Name: Give a name');
    await user.type(
      within(drawer).getByRole('textbox', { name: 'Name' }),
      'Night',
    );
    expect(save).toHaveAccessibleDescription('Gate 1: Give a title');
  });

  it('are read by everybody and changed by few', async () => {
    const { render } = setup({ canChange: false });
    render('/policies/procedures?edit=procedure-1');
    expect(
      await screen.findByRole('button', { name: 'Edit Change board' }),
    ).toBeDisabled();
    expect(
      screen.getAllByText('Only those with paas.policy.manage may change this'),
    ).not.toHaveLength(0);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('show who changed what', async () => {
    const { policies, render } = setup();
    policies.versions.mockResolvedValue({
      canChange: true,
      versions: [
        { ...board, note: 'Fewer' },
        {
          ...board,
          version: 2,
          author: 'user:default/bea',
          body: { ...board.body, name: 'Board', gates: [board.body.gates[0]!] },
        },
      ],
    } as never);
    render('/policies/procedures?versions=procedure-1');
    const drawer = await screen.findByRole('dialog');
    expect(
      await within(drawer).findByText('Changed: Name and Gate 2'),
    ).toBeInTheDocument();
    expect(drawer).toHaveTextContent('Version 2 by bea');
    expect(drawer).toHaveTextContent('Fewer');
  });
});

describe('the freeze calendar', () => {
  it('shows what is frozen and is walked through by keyboard', async () => {
    const { render, user } = setup();
    render('/policies/freezes');
    expect(
      await screen.findByText('Frozen now: Production'),
    ).toBeInTheDocument();
    const today = dayOf(new Date());
    const grid = screen.getByRole('grid');
    const current = within(grid).getByRole('button', { current: 'date' });
    expect(current).toHaveAccessibleName(/frozen: Production/);
    current.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const later = new Date(`${today}T12:00:00`);
    later.setDate(later.getDate() + 14);
    await waitFor(() =>
      expect(document.activeElement).toHaveAccessibleName(
        new RegExp(
          `${later.getDate()}, ${later.getFullYear()}, nothing frozen`,
        ),
      ),
    );
    expect(screen.getByText('Nothing is frozen on this day.')).toBeVisible();
  });

  it('keeps what is over as it was', async () => {
    const { policies, render } = setup();
    policies.list.mockResolvedValue({
      items: [createFreeze({ from: inHours(-3), until: inHours(-2) })],
      canChange: true,
    } as never);
    render('/policies/freezes');
    expect(
      await screen.findByText('No environment is frozen now.'),
    ).toBeInTheDocument();
    const edit = await screen.findByRole('button', {
      name: 'Edit the freeze of Production',
    });
    expect(edit).toBeDisabled();
    expect(edit).toHaveAccessibleDescription('It is over and stays as it was');
  });
});

describe('reservations', () => {
  it('are released by those who may', async () => {
    const { policies, render, user } = setup();
    policies.getReservations.mockResolvedValue([
      createReservation(),
      createReservation({
        ...{ id: 'reservation-2', instance: 'default/shop/web/prod' },
        ...{ canRelease: false, holder: 'user:default/bea' },
      }),
    ]);
    render('/policies/reservations');
    await user.click(
      await screen.findByRole('button', {
        name: 'Release default/shop/web/dev',
      }),
    );
    expect(policies.release).toHaveBeenCalledWith('reservation-1');
    const other = screen.getByRole('button', {
      name: 'Release default/shop/web/prod',
    });
    expect(other).toHaveAccessibleDescription(
      'Only bea or an operator may release it',
    );
  });
});

describe('the simulator', () => {
  it('says what would be asked, and why', async () => {
    const { policies, render, user } = setup();
    policies.simulate.mockResolvedValue({
      gates: [{ ...board.body.gates[0]!, procedure: 'Change board' }],
      procedures: [
        {
          ...{ id: '1', name: 'Change board', applies: true },
          conditions: [{ condition: 'environments', holds: true }],
        },
        {
          ...{ id: '2', name: 'Night', applies: false },
          conditions: [
            { condition: 'kinds', holds: true },
            { condition: 'outside', holds: false },
          ],
        },
      ],
    });
    render('/policies/simulator');
    expect(await screen.findByText('Approve it: 2 of sre')).toBeInTheDocument();
    expect(screen.getByText('because of: Environment')).toBeInTheDocument();
    expect(screen.getByText('not fulfilled: Time of day')).toBeInTheDocument();
    await user.click(
      screen.getByRole('checkbox', { name: 'No pods are left afterwards' }),
    );
    await waitFor(() =>
      expect(policies.simulate).toHaveBeenLastCalledWith(
        expect.objectContaining({
          ...{ environment: 'prod', kind: 'deploy', toZero: true },
        }),
      ),
    );
  });
});

describe('while away', () => {
  it('ends what was handed over', async () => {
    const { policies, render, user } = setup();
    policies.getDelegations.mockResolvedValue([
      {
        ...{ id: 'd-1', fromUser: 'user:default/ada', reason: 'Holiday' },
        ...{ toUser: 'user:default/bea', from: inHours(-1) },
        ...{ until: inHours(9), createdAt: inHours(-1) },
      },
    ]);
    render('/policies/away');
    expect(
      await screen.findByRole('button', { name: 'Hand over' }),
    ).toHaveAccessibleDescription('Give a person, two times and a reason.');
    await user.click(
      await screen.findByRole('button', { name: 'End the delegation to bea' }),
    );
    expect(policies.takeBack).toHaveBeenCalledWith('d-1');
  });
});
