import type {
  GateInput,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { mockApis } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInstance,
  createOperationDetail,
  createPanel,
  createPlan,
  hashOf,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const approval: GateInput = {
  ...{ place: 'before', title: 'Look at it', instructions: '', count: 2 },
  ...{ group: 'group:default/sre', requesterMay: false },
  ...{ expiresAfterHours: 72, procedure: 'Production changes' },
};

type Step = PlanPreview['steps'][number];

function gateStep(type: 'approve' | 'confirm', input: GateInput): Step {
  return {
    ...{ instance: 'default/shop/web/dev', type: `human.${type}`, input },
    preview: { changes: [], notes: [] },
  };
}

function planned(hash: string, before: Step[], after: Step[] = []) {
  const plan = createPlan(hash, 4);
  return { ...plan, steps: [...before, ...plan.steps, ...after] };
}

const frozen: PlanPreview['preflight'] = [
  {
    ...{ code: 'freeze', instance: 'default/shop/web/dev', status: 'warning' },
    message: 'dev is frozen until 2027-01-02',
    overrideGroup: 'group:default/change-managers',
  },
];

function open(options: Partial<Parameters<typeof renderPaas>[0]> = {}) {
  const api = createFakeApi();
  api.getPanel.mockResolvedValue(createPanel([createInstance()]));
  api.accept.mockResolvedValue(createOperationDetail());
  api.getOperation.mockReturnValue(new Promise(() => {}));
  return {
    api,
    render: () =>
      renderPaas({ api, path: '/?environment=dev&change=restart', ...options }),
  };
}

describe('ChangeDrawer of a plan with gates', () => {
  it('says who is asked, and at which step', async () => {
    const { api, render } = open();
    api.preview.mockResolvedValue(
      planned(
        hashOf('1'),
        [gateStep('approve', approval)],
        [
          gateStep('confirm', {
            ...approval,
            ...{ group: 'group:default/dba', count: 1, title: 'Run it' },
          }),
        ],
      ),
    );
    render();
    expect(
      await screen.findByRole('button', { name: 'Request approval from sre' }),
    ).toBeEnabled();
    const asked = screen.getByRole('list', { name: 'Who is asked' });
    expect(
      within(asked)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Step 1: 2 people of sre approveLook at it · Asked by the procedure “Production changes”',
      'Step 4: dba confirmsRun it · Asked by the procedure “Production changes”',
    ]);
  });

  it('starts at once where people are asked later', async () => {
    const { api, render } = open();
    api.preview.mockResolvedValue(
      planned(hashOf('1'), [], [gateStep('confirm', approval)]),
    );
    render();
    expect(
      await screen.findByRole('button', {
        name: 'Start; sre is asked at step 3',
      }),
    ).toBeEnabled();
    expect(
      screen.queryByRole('button', { name: 'Emergency…' }),
    ).not.toBeInTheDocument();
  });

  it('previews an emergency without approvals, says what it means, and asks why', async () => {
    const user = userEvent.setup();
    const { api, render } = open();
    api.preview.mockImplementation(async (_change, isEmergency) =>
      isEmergency
        ? planned(hashOf('2'), [])
        : planned(hashOf('1'), [gateStep('approve', approval)]),
    );
    render();
    const button = await screen.findByRole('button', { name: 'Emergency…' });
    await screen.findByText(/Request approval from/);
    await user.click(button);
    expect(await screen.findByTitle(hashOf('2'))).toBeInTheDocument();
    const section = screen.getByRole('region', { name: 'Emergency' });
    expect(section).toHaveTextContent('marked as an emergency everywhere');
    const confirm = screen.getByRole('button', {
      name: 'Run now as an emergency',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription('Say why it cannot wait.');
    await user.type(within(section).getByRole('textbox'), 'Shop is down');
    await user.click(confirm);
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({
        planHash: hashOf('2'),
        emergency: 'Shop is down',
      }),
    );
  });

  it('keeps the emergency closed, with the reason, to those who may not', async () => {
    const { api, render } = open({
      permission: mockApis.permission({
        authorize: ({ permission }) =>
          permission.name === 'paas.instance.emergency'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
    api.preview.mockResolvedValue(
      planned(hashOf('1'), [gateStep('approve', approval)]),
    );
    render();
    expect(
      await screen.findByText(
        'An emergency takes the right paas.instance.emergency.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Emergency…' })).toBeDisabled();
  });

  it('is not confirmed in a freeze by those who may not override it', async () => {
    const { api, render } = open();
    api.preview.mockResolvedValue({
      ...createPlan(hashOf('1'), 4),
      preflight: frozen,
    });
    render();
    expect(
      await screen.findByText('dev is frozen until 2027-01-02'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Restart in/ }),
    ).toHaveAccessibleDescription('Changes are frozen now.');
    const override = screen.getByRole('button', { name: 'Override freeze…' });
    expect(override).toBeDisabled();
    expect(override).toHaveAccessibleDescription(
      'Only members of change-managers may override this freeze.',
    );
  });

  it('is confirmed in a freeze with a reason by those who may', async () => {
    const user = userEvent.setup();
    const { api, render } = open({
      ownership: ['group:default/change-managers'],
    });
    api.preview.mockResolvedValue({
      ...createPlan(hashOf('1'), 4),
      preflight: frozen,
    });
    render();
    await user.click(
      await screen.findByRole('button', { name: 'Override freeze…' }),
    );
    const section = screen.getByRole('region', { name: 'Override the freeze' });
    const confirm = screen.getByRole('button', { name: /^Restart in/ });
    expect(confirm).toBeDisabled();
    await user.type(within(section).getByRole('textbox'), 'It leaks');
    await user.click(confirm);
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({ freezeOverride: 'It leaks' }),
    );
  });
});
