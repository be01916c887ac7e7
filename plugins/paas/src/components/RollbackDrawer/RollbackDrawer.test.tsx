import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createOperationDetail,
  createPanel,
  createPlan,
  hashOf,
  serviceId,
} from '../../__testUtils__/fixtures';
import { createReleaseList } from '../../__testUtils__/releaseFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

function createRollbackApi() {
  const api = createFakeApi();
  api.getPanel.mockResolvedValue(
    createPanel([
      createInstance({ inside: createInside({ live: 4, head: 5 }) }),
    ]),
  );
  api.getReleases.mockResolvedValue(createReleaseList());
  api.preview.mockResolvedValue({
    ...createPlan(hashOf('1'), 2),
    kind: 'rollback',
  });
  api.accept.mockResolvedValue(createOperationDetail({ kind: 'rollback' }));
  api.getOperation.mockReturnValue(new Promise(() => {}));
  return api;
}

const changeTo = (release: number, restore: string[]) => ({
  kind: 'rollback',
  serviceId,
  environment: 'dev',
  release,
  restore,
});

describe('RollbackDrawer', () => {
  it('offers the release that still serves, restores what is kind, and says what never comes back', async () => {
    const user = userEvent.setup();
    const api = createRollbackApi();
    renderPaas({ api });
    await user.click(
      await screen.findByRole('button', {
        name: 'Roll back web in Development',
      }),
    );
    const live = await screen.findByRole('radio', { name: /^Release 4/ });
    expect(live).toBeChecked();
    expect(screen.getByRole('radio', { name: /^Release 5/ })).toBeDisabled();
    const failed = screen.getByText('Release 5').closest('label');
    for (const text of [
      '1.5.0',
      'Failed',
      'dev-a',
      'new checkout',
      'Why it ended: image not found',
    ]) {
      expect(failed).toHaveTextContent(text);
    }
    const ticks = () =>
      screen
        .getAllByRole('checkbox')
        .filter(box => (box as HTMLInputElement).checked)
        .map(box => (box as HTMLInputElement).value);
    expect(ticks()).toEqual(['version', 'configuration', 'names']);
    expect(
      screen.getByRole('list', { name: 'Not restored' }),
    ).toHaveTextContent('Data on volumes: it stays as it is now.');
    await screen.findByTitle(hashOf('1'));
    expect(api.preview).toHaveBeenLastCalledWith(
      changeTo(4, ['version', 'configuration', 'names']),
    );
    await user.click(
      screen.getByRole('button', { name: 'Roll back to release 4' }),
    );
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({
        change: changeTo(4, ['version', 'configuration', 'names']),
        planHash: hashOf('1'),
      }),
    );
  });

  it('restores all that is ticked of the release that the URL names, also one that only scaled', async () => {
    const user = userEvent.setup();
    const api = createRollbackApi();
    renderPaas({ api, path: '/?environment=dev&change=rollback&release=3' });
    expect(
      await screen.findByRole('radio', { name: /^Release 3/ }),
    ).toBeChecked();
    const kept = screen.getByRole('group', {
      name: 'Kept as they are unless ticked',
    });
    for (const box of within(kept).getAllByRole('checkbox')) {
      expect(box).not.toBeChecked();
      await user.click(box);
    }
    const all = [
      'version',
      'configuration',
      'credentials',
      'names',
      'capacity',
      'network',
    ];
    await waitFor(() =>
      expect(api.preview).toHaveBeenLastCalledWith(changeTo(3, all)),
    );
    for (const box of screen.getAllByRole('checkbox')) {
      await user.click(box);
    }
    const confirm = screen.getByRole('button', {
      name: 'Roll back to release 3',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription('Choose something to restore.');
  });
});
