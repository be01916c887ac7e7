import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOperationDetail } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const held = createOperationDetail({
  state: 'held',
  holder: {
    kind: 'person',
    code: 'failed',
    name: 'group:default/team-a',
    reason: '',
    since: '2026-11-01T12:00:10Z',
  },
});
const recipients = ['group:default/team-a'];

describe('NudgeAction', () => {
  it('asks the holder, and says who did and when it is possible again', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(held);
    api.getNudge.mockResolvedValue({ recipients });
    api.nudge.mockResolvedValue({
      recipients,
      last: { by: 'user:default/dev-b', at: new Date().toISOString() },
      possibleAt: new Date(Date.now() + 900_000).toISOString(),
    });
    renderPaas({ api, path: '/operations/op-1' });
    const button = await screen.findByRole('button', { name: 'Nudge' });
    await user.click(button);
    expect(api.nudge).toHaveBeenCalledWith('op-1');
    expect(await screen.findByText(/^Last nudged by/)).toHaveTextContent(
      'dev-b',
    );
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      /^It can be nudged again at \d+:\d\d/,
    );
  });

  it('is not there once there is nobody to wait for', async () => {
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(
      createOperationDetail({
        state: 'succeeded',
        endedAt: '2026-11-01T12:01:00Z',
      }),
    );
    renderPaas({ api, path: '/operations/op-1', language: 'zh' });
    await screen.findByText('已完成');
    expect(
      screen.queryByRole('button', { name: '催办' }),
    ).not.toBeInTheDocument();
    expect(api.getNudge).not.toHaveBeenCalled();
  });
});
