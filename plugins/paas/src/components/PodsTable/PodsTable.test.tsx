import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createPanel,
  createPod,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const crashing = createPod({
  name: 'web-b',
  phase: 'CrashLoopBackOff',
  ready: false,
  restarts: 4,
  containers: [
    {
      name: 'web',
      init: false,
      image: 'nginx:1.29',
      trouble: {
        reason: 'CrashLoopBackOff',
        message: 'back-off 40s restarting failed container',
        exitCode: 137,
        restarts: 4,
        hasPrevious: true,
      },
    },
  ],
});

const panelWith = (...pods: ReturnType<typeof createPod>[]) =>
  createPanel([createInstance({ inside: createInside({ pods }) })]);

function names(): string[] {
  return within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent ?? '');
}

describe('PodsTable', () => {
  it('puts trouble first and says it in words, with what each pod uses', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      panelWith(createPod({ name: 'web-a' }), crashing),
    );
    api.getUsage.mockResolvedValue({
      pods: [{ pod: 'web-a', cpu: 12, memory: 94371840, at: 'now' }],
    });
    renderPaas({ api });
    await screen.findByRole('table', { name: 'Pods in Development' });
    expect(names()).toEqual(['web-b', 'web-a']);
    expect(screen.getByRole('row', { name: /^web-b/ })).toHaveTextContent(
      /^web-b\s*Keeps crashing\s*node-3.*4——/,
    );
    expect(
      screen.getByRole('cell', { name: 'What is the matter with web-b' }),
    ).toHaveTextContent(
      'web CrashLoopBackOff · exit code 137 · 4 restartsback-off 40s restarting failed container',
    );
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /^web-a/ })).toHaveTextContent(
        /Running.*012 m90 MiB/,
      ),
    );
  });

  it('leaves the rows where they are while somebody points at them', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    const starting = createPod({ name: 'web-z', ready: false });
    api.getPanel.mockResolvedValue(
      panelWith(createPod({ name: 'web-a' }), starting),
    );
    renderPaas({ api });
    const table = await screen.findByRole('table');
    expect(names()).toEqual(['web-z', 'web-a']);
    await user.hover(table);
    api.getPanel.mockResolvedValue(
      panelWith(
        createPod({ name: 'web-0', ready: false }),
        createPod({ name: 'web-a' }),
        { ...starting, ready: true },
      ),
    );
    await waitFor(() => expect(names()).toEqual(['web-z', 'web-a', 'web-0']));
    await user.unhover(table);
    await waitFor(() => expect(names()).toEqual(['web-0', 'web-a', 'web-z']));
  });

  it('deletes a pod only after saying what comes of it, and says why it was refused', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      panelWith(createPod({ name: 'web-a' }), createPod({ name: 'web-b' })),
    );
    api.deletePod.mockRejectedValueOnce(new Error('the budget forbids it'));
    api.deletePod.mockResolvedValue(undefined);
    renderPaas({ api });
    await user.click(
      await screen.findByRole('button', { name: 'What to do with web-b' }),
    );
    await user.click(screen.getByRole('menuitem', { name: 'Delete pod' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Delete pod web-b?');
    expect(dialog).toHaveTextContent('1 other ready pod serves meanwhile.');
    expect(api.deletePod).not.toHaveBeenCalled();
    const confirm = within(dialog).getByRole('button', { name: 'Delete pod' });
    await user.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'the budget forbids it',
    );
    await user.click(confirm);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.deletePod.mock.calls).toEqual([
      ['instance-dev', 'web-b'],
      ['instance-dev', 'web-b'],
    ]);
  });

  it('names the right that deleting takes, and leads to logs and YAML', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    const instance = createInstance();
    api.getPanel.mockResolvedValue(
      createPanel([
        { ...instance, may: { ...instance.may, deletePod: false } },
      ]),
    );
    api.getYaml.mockResolvedValue({ yaml: 'kind: Pod\n', redacted: 0 });
    renderPaas({ api });
    const open = () =>
      screen.findByRole('button', { name: 'What to do with web-5d9-abcde' });
    await user.click(await open());
    const item = screen.getByRole('menuitem', { name: /^Delete pod/ });
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveTextContent(
      'It takes the right paas.instance.pod.delete.',
    );
    await user.click(screen.getByRole('menuitem', { name: 'YAML' }));
    await waitFor(() =>
      expect(api.getYaml).toHaveBeenCalledWith(
        'instance-dev',
        expect.objectContaining({ kind: 'Pod', name: 'web-5d9-abcde' }),
      ),
    );
  });
});
