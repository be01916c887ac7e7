import type {
  Decision,
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClient } from '@mooring/react';
import { createOperationDetail, hashOf } from '../../__testUtils__/fixtures';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const instance = 'default/shop/web/prod';

const gateStep: OperationStep = {
  ...{ seq: 0, direction: 'forward', instance, environment: 'prod' },
  ...{ type: 'human.approve', state: 'waiting', attempts: 0 },
  startedAt: '2026-11-01T12:00:00Z',
  gate: {
    ...{ place: 'before', title: 'Look at the new version', count: 2 },
    instructions: 'Check the dashboard first.',
    ...{ group: 'group:default/sre', requesterMay: false },
    ...{ expiresAfterHours: 72, procedure: 'Production changes' },
  },
};

const applyStep: OperationStep = {
  ...{ seq: 1, direction: 'forward', instance, environment: 'prod' },
  ...{ type: 'kubernetes.apply', state: 'pending', attempts: 0 },
  preview: {
    changes: [
      {
        object: 'Deployment shop-prod/web',
        field: 'spec.replicas',
        before: 2,
        after: 4,
      },
    ],
    notes: [],
  },
};

const approved: Decision = {
  ...{ seq: 0, actor: 'user:default/sre-1', verdict: 'approved', counts: true },
  note: 'Looks fine',
  evidenceUrl: 'https://tickets.example/7',
  ...{ planHash: hashOf('a'), at: '2026-11-01T12:05:00Z' },
};

function waiting(overrides: Partial<OperationDetail> = {}): OperationDetail {
  return createOperationDetail({
    ...{ kind: 'scale', state: 'waiting', environments: ['prod'] },
    step: 1,
    steps: 2,
    stepList: [gateStep, applyStep],
    decisions: [approved],
    holder: {
      kind: 'person',
      code: 'approval',
      name: 'group:default/sre',
      reason: 'Look at the new version',
      since: '2026-11-01T12:00:00Z',
      until: '2026-11-04T12:00:00Z',
    },
    ...overrides,
  });
}

const decidable = {
  ...{ seq: 0, type: 'approve' as const },
  self: true,
  onBehalfOf: [] as string[],
};

/** Names of people and groups are elements of their own in the sentences. */
function paragraphs(): (string | null)[] {
  return [...document.querySelectorAll('p')].map(p => p.textContent);
}

describe('gates on the page of an operation', () => {
  it('give those who are asked what they need to decide, and send the plan that was seen', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(
      waiting({
        decidable: { ...decidable, onBehalfOf: ['user:default/sre-2'] },
      }),
    );
    renderPaas({ api, path: '/operations/op-1' });
    const card = await screen.findByRole('region', { name: 'Waits for you' });
    for (const text of [
      'Look at the new version',
      'Check the dashboard first.',
      'sre has to approve. 1 of 2 people have agreed.',
      'Asked by the procedure “Production changes” · until Nov 4, 2026',
      /sre-1 approved/,
      'Looks fine',
      /spec\.replicas.*2.*becomes.*4/,
    ]) {
      expect(card).toHaveTextContent(text);
    }
    expect(
      within(card).getByRole('link', { name: /Evidence/ }),
    ).toHaveAttribute('href', 'https://tickets.example/7');
    const reject = within(card).getByRole('button', { name: 'Reject' });
    expect(reject).toBeDisabled();
    expect(reject).toHaveAccessibleDescription(
      'To reject, say in the note why.',
    );
    await user.click(
      within(card).getByRole('radio', {
        name: 'on behalf of sre-2, who is away',
      }),
    );
    const evidence = within(card).getByRole('textbox', { name: /Evidence/ });
    // eslint-disable-next-line no-script-url
    await user.type(evidence, 'javascript:alert(1)');
    expect(
      within(card).getByRole('button', { name: 'Approve' }),
    ).toHaveAccessibleDescription(
      'Evidence has to be an http or https address.',
    );
    await user.clear(evidence);
    await user.type(evidence, 'https://tickets.example/8');
    await user.type(
      within(card).getByRole('textbox', { name: /Note/ }),
      'Done',
    );
    expect(reject).toBeEnabled();
    await user.click(within(card).getByRole('button', { name: 'Approve' }));
    expect(api.decide).toHaveBeenCalledWith('op-1', {
      ...{ seq: 0, verdict: 'approved', planHash: hashOf('a') },
      ...{ onBehalfOf: 'user:default/sre-2', note: 'Done' },
      evidenceUrl: 'https://tickets.example/8',
    });
  });

  it('show the new plan before anything can be decided about it', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(waiting({ decidable }));
    api.decide.mockRejectedValueOnce(
      await refusalOf(409, 'planHash: the plan is another one now'),
    );
    renderPaas({ api, path: '/operations/op-1' });
    const card = await screen.findByRole('region', { name: 'Waits for you' });
    api.getOperation.mockResolvedValue(
      waiting({
        decidable,
        planHash: hashOf('b'),
        decisions: [{ ...approved, counts: false }],
        difference: [
          {
            ...{ object: 'Deployment shop-prod/web', field: 'spec.replicas' },
            was: { before: 2, after: 4 },
            now: { before: 3, after: 4 },
          },
        ],
      }),
    );
    await user.click(within(card).getByRole('button', { name: 'Approve' }));
    expect(await within(card).findByRole('alert')).toHaveTextContent(
      'The plan has changed since you opened it',
    );
    const approve = within(card).getByRole('button', { name: 'Approve' });
    expect(approve).toBeDisabled();
    expect(approve).toHaveAccessibleDescription(
      'Look at the changed plan first.',
    );
    expect(card).toHaveTextContent('Asked again, because the plan has changed');
    const table = within(card).getByRole('table', {
      name: 'What is different from the earlier plan',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      /spec\.replicas.*2 → 4.*3 → 4/,
    );
    expect(card).toHaveTextContent('it does not count any more');
    expect(card).toHaveTextContent('0 of 2 people have agreed.');
    await user.click(
      within(card).getByRole('button', { name: 'I have looked at it' }),
    );
    await user.click(within(card).getByRole('button', { name: 'Approve' }));
    expect(api.decide).toHaveBeenLastCalledWith(
      'op-1',
      expect.objectContaining({ planHash: hashOf('b') }),
    );
  });

  it('tell everybody else whom it waits for, and the one who asked why it is not them', async () => {
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(
      waiting({ initiator: 'user:default/test' }),
    );
    renderPaas({ api, path: '/operations/op-1' });
    const card = await screen.findByRole('region', { name: 'Waits for sre' });
    const approve = within(card).getByRole('button', { name: 'Approve' });
    expect(approve).toBeDisabled();
    expect(
      await within(card).findByText(
        'You asked for this change; somebody else of sre has to decide.',
      ),
    ).toBeInTheDocument();
    expect(paragraphs()).toContainEqual(
      expect.stringMatching(/^Waits for sre to approve it\./),
    );
    const [row] = within(screen.getByRole('list', { name: 'Steps' }))
      .getAllByRole('listitem')
      .filter(item => within(item).queryByRole('img'));
    expect(row).toHaveTextContent('Approval: Look at the new version');
    expect(row).toHaveTextContent('1 of 2 people have agreed.');
  });

  it('hold in a freeze until somebody who may lets it through with a reason', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    const frozen = createOperationDetail({
      ...{ kind: 'scale', state: 'held', environments: ['prod'] },
      holder: {
        ...{ kind: 'system', code: 'freeze', name: 'group:default/team-a' },
        reason: 'prod is frozen: end of the year',
        since: '2026-12-24T12:00:00Z',
        until: '2027-01-02T12:00:00Z',
      },
    });
    api.getOperation.mockResolvedValue(frozen);
    renderPaas({ api, path: '/operations/op-1' });
    expect(await screen.findByText(/^Until Jan 2, 2027/)).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Override freeze…' });
    await user.click(button);
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', {
      name: 'Override the freeze',
    });
    expect(confirm).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox'), 'Shop is down');
    await user.click(confirm);
    expect(api.overrideFreeze).toHaveBeenCalledWith('op-1', 'Shop is down');

    api.getOperation.mockResolvedValue({
      ...frozen,
      holder: { ...frozen.holder!, name: 'group:default/others' },
    });
    await queryClient.invalidateQueries();
    expect(
      await screen.findByText(
        'Only members of others may override this freeze.',
      ),
    ).toBeInTheDocument();
    expect(button).toBeDisabled();
  });

  it('mark an emergency until it is reviewed', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    const emergency = {
      reason: 'Shop is down',
      groups: ['group:default/sre'],
    };
    api.getOperation.mockResolvedValue(
      createOperationDetail({ state: 'succeeded', emergency, canReview: true }),
    );
    renderPaas({ api, path: '/operations/op-1' });
    expect(
      await screen.findByText('Ran as an emergency: Shop is down'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review…' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'Right so');
    await user.click(
      within(dialog).getByRole('button', { name: 'Mark as reviewed' }),
    );
    expect(api.reviewOperation).toHaveBeenCalledWith('op-1', 'Right so');

    api.getOperation.mockResolvedValue(
      createOperationDetail({
        state: 'succeeded',
        emergency: {
          ...emergency,
          review: {
            ...{ actor: 'user:default/sre-1', note: 'Right so' },
            at: '2026-11-01T13:00:00Z',
          },
        },
      }),
    );
    await queryClient.invalidateQueries();
    expect(await screen.findByText('Right so')).toBeInTheDocument();
    expect(document.body).toHaveTextContent(/Reviewed by sre-1/);
    expect(
      screen.queryByRole('button', { name: 'Review…' }),
    ).not.toBeInTheDocument();
  });
});
