import type { LogEntry } from '@mooring/backstage-plugin-paas-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createPanel,
  createPod,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const inside = createInside({
  pods: [createPod({ name: 'web-a' }), createPod({ name: 'web-b' })],
});

/** Says nothing and never ends. */
async function* quiet(): AsyncGenerator<LogEntry> {
  yield await new Promise<LogEntry>(() => {});
}

describe('InstanceLogs', () => {
  it('reads what the URL says, and again when something else is chosen; leaving ends it', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance({ inside })]));
    api.getHealings.mockResolvedValue([]);
    const signals: AbortSignal[] = [];
    api.readLogs.mockImplementation((_instance, _query, signal) => {
      signals.push(signal);
      return quiet();
    });
    renderPaas({ api, path: '/?show=logs&since=5m' });
    expect(await screen.findByText('No lines so far.')).toBeInTheDocument();
    expect(api.readLogs).toHaveBeenCalledTimes(1);
    expect(api.readLogs).toHaveBeenLastCalledWith(
      'instance-dev',
      {
        previous: false,
        follow: true,
        tailLines: 100_000,
        sinceSeconds: 300,
      },
      expect.any(AbortSignal),
    );

    await user.click(screen.getByRole('button', { name: /Pod$/ }));
    await user.click(await screen.findByRole('option', { name: 'web-b' }));
    await waitFor(() =>
      expect(api.readLogs).toHaveBeenLastCalledWith(
        'instance-dev',
        expect.objectContaining({ pod: 'web-b', follow: true }),
        expect.any(AbortSignal),
      ),
    );
    await user.click(
      screen.getByRole('button', { name: 'Before the restart' }),
    );
    await waitFor(() =>
      expect(api.readLogs).toHaveBeenLastCalledWith(
        'instance-dev',
        expect.objectContaining({
          pod: 'web-b',
          previous: true,
          follow: false,
        }),
        expect.any(AbortSignal),
      ),
    );
    expect(screen.getByRole('button', { name: 'Follow' })).toBeDisabled();

    await user.click(screen.getByRole('tab', { name: 'Healing' }));
    await waitFor(() =>
      expect(signals.map(({ aborted }) => aborted)).toEqual(
        signals.map(() => true),
      ),
    );
  });

  it('names the right that is missing', async () => {
    const api = createFakeApi();
    const instance = createInstance({ inside });
    api.getPanel.mockResolvedValue(
      createPanel([{ ...instance, may: { ...instance.may, readLogs: false } }]),
    );
    renderPaas({ api, path: '/?show=logs' });
    expect(
      await screen.findByText('You may not read the logs here'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'It takes the right paas.instance.logs.read. Members of team-a can tell you more.',
      ),
    ).toBeInTheDocument();
    expect(api.readLogs).not.toHaveBeenCalled();
  });
});
