import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInstance,
  createOperationDetail,
  createPlan,
  createPanel,
  hashOf,
} from '../../__testUtils__/fixtures';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('ChangeDrawer', () => {
  it('confirms exactly the plan on the screen, and plans again when the world has moved on', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.preview.mockImplementation(async change =>
      createPlan(hashOf('1'), change.kind === 'scale' ? change.replicas : 0),
    );
    api.accept.mockRejectedValueOnce(await refusalOf(409, 'The head moved'));
    renderPaas({ api });

    await user.click(
      await screen.findByRole('button', { name: 'Scale web in Development' }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Scale web in Development',
    });
    const field = within(drawer).getByRole('textbox', { name: 'Replicas' });
    expect(field).toHaveValue('2');
    await user.click(within(drawer).getByRole('button', { name: 'One more' }));
    await user.click(within(drawer).getByRole('button', { name: 'One more' }));
    expect(field).toHaveValue('4');
    const changes = await within(drawer).findByRole('list', {
      name: 'What changes',
    });
    // Between the two clicks there may have been time for a plan, too.
    await waitFor(() =>
      expect(changes).toHaveTextContent(/replicas.*2.*becomes.*4/),
    );
    expect(drawer).toHaveTextContent('Stays as it is:version and names');
    expect(drawer).toHaveTextContent('No pods are replaced');
    expect(drawer).toHaveTextContent(/spec\.replicas.*2.*becomes.*4/);

    api.preview.mockImplementation(async () => createPlan(hashOf('2'), 4));
    await user.click(
      within(drawer).getByRole('button', { name: 'Scale to 4 replicas' }),
    );
    expect(await within(drawer).findByRole('alert')).toHaveTextContent(
      'Something changed in the meantime',
    );
    expect(await within(drawer).findByTitle(hashOf('2'))).toBeInTheDocument();

    api.accept.mockResolvedValue(createOperationDetail({ kind: 'scale' }));
    api.getOperation.mockReturnValue(new Promise(() => {}));
    await user.click(
      within(drawer).getByRole('button', { name: 'Scale to 4 replicas' }),
    );
    const change = {
      kind: 'scale',
      serviceId: '7d1c1c52-9d0c-4f3e-8a6c-0d7f1c7a2b11',
      environment: 'dev',
      replicas: 4,
    };
    expect(api.accept).toHaveBeenNthCalledWith(
      1,
      expect.objectContaining({ change, planHash: hashOf('1') }),
    );
    expect(api.accept).toHaveBeenNthCalledWith(
      2,
      expect.objectContaining({ change, planHash: hashOf('2') }),
    );
  });

  it('is not confirmed while a check finds a problem, and tells what it would stop', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    const plan = createPlan(hashOf('1'), 4);
    api.preview.mockResolvedValue({
      ...plan,
      kind: 'restart',
      summary: [
        {
          ...plan.summary[0]!,
          podsReplaced: 3,
          estimateSeconds: 120,
          supersedes: 'op-8',
        },
      ],
      preflight: (
        [
          ['ok', 'The image exists for amd64.'],
          ['unknown', 'The quota could not be read.'],
          ['warning', 'Argo CD also manages spec.replicas.'],
          ['problem', 'The key DB_URL is missing.'],
        ] as const
      ).map(([status, message]) => ({
        code: 'keys',
        instance: plan.summary[0]!.instance,
        status,
        message,
      })),
    });
    renderPaas({ api, path: '/?environment=dev&change=restart' });
    const checks = await screen.findByRole('list', {
      name: 'What was checked',
    });
    expect(
      within(checks)
        .getAllByRole('listitem')
        .map(item => [
          within(item).getByRole('img').getAttribute('aria-label'),
          item.textContent,
        ]),
    ).toEqual([
      ['Problem', 'The key DB_URL is missing.'],
      ['Warning', 'Argo CD also manages spec.replicas.'],
      ['Could not be checked', 'The quota could not be read.'],
      ['Fine', 'The image exists for amd64.'],
    ]);
    const confirm = screen.getByRole('button', {
      name: 'Restart in Development',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription(
      'A check found a problem that has to be solved first.',
    );
    expect(
      screen.getByText('This stops an unfinished operation first'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show that operation' }),
    ).toHaveAttribute('href', '/operations/op-8');
    expect(
      screen.getByText('3 pods are replaced one by one, about 2 min'),
    ).toBeInTheDocument();

    await user.click(screen.getByText('2 steps in detail'));
    await user.click(screen.getByRole('radio', { name: /YAML/ }));
    const yaml = screen.getByRole('table', { name: 'Fields before and after' });
    expect(
      within(yaml)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(
      expect.arrayContaining([
        '# Deployment shop-dev/web',
        '-removedspec.replicas: 2',
      ]),
    );
  });
});
