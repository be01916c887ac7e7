import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createInstance, createPanel } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const items: TimelineEntry[] = [
  {
    type: 'event',
    id: 'e-1',
    at: '2026-11-01T12:00:00Z',
    severity: 'warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container web',
    about: { kind: 'Pod', name: 'web-b' },
    count: 12,
    firstAt: '2026-11-01T11:00:00Z',
  },
  {
    type: 'rollout',
    id: 'r-4',
    at: '2026-11-01T11:30:00Z',
    revision: 4,
    image: 'registry.corp/team/nginx:1.29',
    workload: 'Deployment/web',
  },
  {
    type: 'operation',
    id: 'op-1',
    at: '2026-11-01T11:20:00Z',
    kind: 'scale',
    state: 'succeeded',
    by: 'user:default/dev-a',
    endedAt: '2026-11-01T11:20:12Z',
  },
  {
    type: 'event',
    id: 'e-0',
    at: '2026-11-01T11:10:00Z',
    severity: 'normal',
    reason: 'Scheduled',
    message: 'Successfully assigned shop-dev/web-b to node-1',
    about: { kind: 'Pod', name: 'web-b' },
    count: 1,
    firstAt: '2026-11-01T11:10:00Z',
  },
];

describe('InstanceEvents', () => {
  it('shows events, rollouts and operations in one line of time, or warnings alone', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.getTimeline.mockResolvedValue({ items });
    renderPaas({ api, path: '/?show=events' });
    const list = await screen.findByRole('list', {
      name: 'What happened, newest first',
    });
    const [event, rollout, operation, scheduled] =
      within(list).getAllByRole('listitem');
    expect(event).toHaveTextContent(
      /Warning: BackOffBack-off restarting failed container web12 times since .*Pod\/web-b/,
    );
    expect(rollout).toHaveTextContent(
      'Rollout of Deployment/web, revision 4nginx:1.29',
    );
    expect(operation).toHaveTextContent(/Succeeded.*dev-a.*12 sec/);
    expect(
      within(operation!).getByRole('link', { name: 'Scaled by Mooring' }),
    ).toHaveAttribute('href', '/operations/op-1');
    expect(scheduled).toHaveTextContent('Scheduled');

    await user.click(screen.getByRole('switch', { name: 'Only warnings' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(list).toHaveTextContent('BackOff');
  });

  it('shows what it has when the cluster keeps its own events back', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.getTimeline.mockResolvedValue({
      items: items.slice(2, 3),
      eventsError: 'events is forbidden',
    });
    renderPaas({ api, path: '/?show=events' });
    expect(
      await screen.findByText('The cluster’s own events are missing'),
    ).toBeInTheDocument();
    expect(screen.getByText('events is forbidden')).toBeInTheDocument();
    expect(screen.getByText('Scaled by Mooring')).toBeInTheDocument();
  });

  it('asks for nothing while another section is shown', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    renderPaas({ api, path: '/' });
    await screen.findByRole('table', { name: 'Pods in Development' });
    expect(api.getTimeline).not.toHaveBeenCalled();
    expect(api.getHealings).not.toHaveBeenCalled();
    expect(api.getYaml).not.toHaveBeenCalled();
    expect(api.readLogs).not.toHaveBeenCalled();
  });
});
