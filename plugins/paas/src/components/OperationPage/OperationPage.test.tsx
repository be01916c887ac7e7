import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOperationDetail } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const instance = 'default/shop/web/dev';

const held = createOperationDetail({
  state: 'held',
  step: 2,
  holder: {
    kind: 'system',
    code: 'dependency',
    name: 'Cluster dev',
    reason: 'no answer for 40 s',
    since: '2026-11-01T12:00:10Z',
  },
  canContinue: true,
  canUndo: true,
  canCancel: true,
  stepList: [
    {
      seq: 1,
      direction: 'forward',
      instance,
      environment: 'dev',
      type: 'kubernetes.apply',
      state: 'done',
      summary: '5 objects written',
      attempts: 1,
      startedAt: '2026-11-01T12:00:01Z',
      endedAt: '2026-11-01T12:00:03.500Z',
      preview: {
        changes: [
          {
            object: 'Deployment shop-dev/web',
            field: '',
            after: { kind: 'Deployment' },
          },
        ],
        notes: [],
      },
      log: [{ at: '2026-11-01T12:00:02Z', message: 'Deployment created' }],
    },
    {
      seq: 2,
      direction: 'forward',
      instance,
      environment: 'dev',
      type: 'kubernetes.rollout',
      state: 'waiting',
      attempts: 3,
      startedAt: '2026-11-01T12:00:04Z',
    },
  ],
});

describe('OperationPage', () => {
  it('says what a held operation does, waits for and did, and lets it continue', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(held);
    renderPaas({ api, path: '/operations/op-1' });

    expect(
      await screen.findByRole('heading', {
        name: 'Create web in Development and Production (project shop)',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('Held')).toBeInTheDocument();
    expect(screen.getByText('Held at step 2 of 4.')).toBeInTheDocument();
    expect(
      screen.getByText(
        /Waits for Cluster dev, which does not answer\. It goes on by itself\./,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('no answer for 40 s')).toBeInTheDocument();

    const [apply, rollout] = within(screen.getByRole('list', { name: 'Steps' }))
      .getAllByRole('listitem')
      .filter(item => within(item).queryByRole('img'));
    expect(apply).toHaveTextContent('Write the Kubernetes objects');
    expect(apply).toHaveTextContent('2.5 sec');
    expect(apply).toHaveTextContent('5 objects written');
    expect(apply).toHaveTextContent('Deployment shop-dev/web');
    expect(apply).toHaveTextContent('Deployment created');
    expect(within(rollout!).getByRole('img')).toHaveAccessibleName('Waiting');
    expect(rollout).toHaveTextContent('3 attempts');

    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(api.continueOperation).toHaveBeenCalledWith('op-1');
  });

  it('says what an undo comes to before it is started', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(held);
    renderPaas({ api, path: '/operations/op-1' });
    await user.click(
      await screen.findByRole('button', { name: 'Undo: remove it again' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'Nothing was there before, so nothing is left of it in Development.',
    );
    expect(api.undoOperation).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Undo it' }));
    expect(api.undoOperation).toHaveBeenCalledWith('op-1');
  });

  it('keeps its buttons with the reason why they cannot be used', async () => {
    const api = createFakeApi();
    api.getOperation.mockResolvedValue({
      ...held,
      holder: { ...held.holder!, code: undefined, reason: '' },
      canContinue: false,
      canUndo: false,
      canCancel: false,
    });
    renderPaas({ api, path: '/operations/op-1', language: 'zh' });
    const button = await screen.findByRole('button', { name: '继续执行' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      '只有能变更该服务的人员才能处理它的变更任务。',
    );
    expect(screen.getByText(/等待 集群 dev。/)).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', {
        name: '在开发和生产环境创建 web（项目 shop）',
      }),
    ).toBeInTheDocument();
  });

  it('offers two ways at a time, the third in a menu, and stops where it is', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(
      createOperationDetail({
        kind: 'deploy',
        environments: ['dev'],
        undoTo: [{ environment: 'dev', release: 7 }],
        canCancel: true,
      }),
    );
    renderPaas({ api, path: '/operations/op-1' });
    await screen.findByRole('heading', {
      name: 'Deploy web to Development (project shop)',
    });
    expect(
      screen
        .getAllByRole('button', { name: /^(Continue|Undo|Cancel|Take)/ })
        .map(button => button.textContent),
    ).toEqual(['Undo: back to release 7', 'Cancel: stop here']);
    await user.click(
      screen.getByRole('button', { name: 'What else can be done' }),
    );
    const item = await screen.findByRole('menuitem', { name: /^Continue/ });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent('It is not held: it goes on by itself.');
    await user.keyboard('{Escape}');

    await user.click(screen.getByRole('button', { name: 'Cancel: stop here' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('what stands then stays');
    expect(api.cancelOperation).not.toHaveBeenCalled();
    await user.click(
      within(dialog).getByRole('button', { name: 'Stop it here' }),
    );
    expect(api.cancelOperation).toHaveBeenCalledWith('op-1');
  });

  it('shows fields in conflict, and takes them over once it was said what that means', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    const conflict = createOperationDetail({
      kind: 'deploy',
      state: 'held',
      environments: ['dev'],
      undoTo: [{ environment: 'dev', release: 7 }],
      holder: {
        kind: 'person',
        code: 'conflict',
        name: 'group:default/team-a',
        reason: '',
        since: '2026-11-01T12:00:10Z',
      },
      conflicts: [
        {
          object: 'Deployment shop-dev/web',
          field: '.spec.replicas',
          manager: 'argocd-controller',
        },
      ],
      canContinue: true,
      canTakeOver: true,
    });
    api.getOperation.mockResolvedValue(conflict);
    renderPaas({ api, path: '/operations/op-1' });
    const table = await screen.findByRole('table', {
      name: 'Fields in conflict',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      /Deployment shop-dev\/web.*\.spec\.replicas.*argocd-controller/,
    );
    expect(
      screen.getByText(/^Another manager of the cluster owns fields/),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Take these fields over' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Take 1 field over?',
    });
    expect(dialog).toHaveTextContent(
      'argocd-controller will no longer set them',
    );
    expect(dialog).toHaveTextContent('It is recorded');
    expect(api.takeOverFields).not.toHaveBeenCalled();
    await user.click(
      within(dialog).getByRole('button', { name: 'Take over and go on' }),
    );
    expect(api.takeOverFields).toHaveBeenCalledWith('op-1');
  });

  it('keeps what was found of a failure, and leads back once it has succeeded', async () => {
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(
      createOperationDetail({
        kind: 'scale',
        state: 'succeeded',
        environments: ['dev'],
        undoTo: [{ environment: 'dev', release: 7 }],
        canUndo: false,
        evidence: [
          {
            at: '2026-11-01T12:01:00Z',
            problems: ['web-1 cannot pull nginx:1.99: no such tag.'],
            events: [
              {
                at: '2026-11-01T12:00:30Z',
                object: 'Pod web-1',
                reason: 'Failed',
                message: 'manifest unknown',
                count: 4,
              },
            ],
            logs: [
              { pod: 'web-0', container: 'web', lines: ['first', 'last'] },
            ],
          },
        ],
      }),
    );
    renderPaas({ api, path: '/operations/op-1' });
    const found = await screen.findByRole('region', { name: 'What was found' });
    for (const text of [
      'web-1 cannot pull nginx:1.99: no such tag.',
      /Failed Pod web-1 4 times.*manifest unknown/,
      /Last lines of web-0 · web.*first.*last/s,
    ]) {
      expect(found).toHaveTextContent(text);
    }
    expect(
      screen.getByRole('button', { name: 'Roll back to release 7' }),
    ).toBeEnabled();
  });
});
