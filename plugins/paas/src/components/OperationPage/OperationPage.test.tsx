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
    name: 'Cluster dev',
    reason: 'no answer for 40 s',
    since: '2026-11-01T12:00:10Z',
  },
  canContinue: true,
  canUndo: true,
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
      screen.getByText(/Waits for Cluster dev: no answer for 40 s/),
    ).toBeInTheDocument();

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
      'What has been created in Development and Production so far is removed again.',
    );
    expect(api.undoOperation).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Undo it' }));
    expect(api.undoOperation).toHaveBeenCalledWith('op-1');
  });

  it('keeps its buttons with the reason why they cannot be used', async () => {
    const api = createFakeApi();
    api.getOperation.mockResolvedValue({
      ...held,
      holder: { ...held.holder!, reason: '' },
      canContinue: false,
      canUndo: false,
    });
    renderPaas({ api, path: '/operations/op-1', language: 'zh' });
    const button = await screen.findByRole('button', { name: '继续执行' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      '只有能变更该服务的人员才能处理它的变更任务。',
    );
    expect(screen.getByText(/等待 Cluster dev。/)).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', {
        name: '在开发和生产环境创建 web（项目 shop）',
      }),
    ).toBeInTheDocument();
  });
});
