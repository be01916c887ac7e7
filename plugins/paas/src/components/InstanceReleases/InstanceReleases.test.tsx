import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createPanel,
} from '../../__testUtils__/fixtures';
import { createReleaseList } from '../../__testUtils__/releaseFixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

function createReleasesApi() {
  const api = createFakeApi();
  api.getPanel.mockResolvedValue(
    createPanel([
      createInstance({ inside: createInside({ live: 4, head: 5 }) }),
    ]),
  );
  api.getReleases.mockResolvedValue(createReleaseList());
  return api;
}

describe('InstanceReleases', () => {
  it('lists versions with what became of them, and folds scalings under them', async () => {
    const user = userEvent.setup();
    const api = createReleasesApi();
    renderPaas({ api, path: '/?environment=dev&show=releases' });
    const table = await screen.findByRole('table', {
      name: 'Releases of Development, newest first',
    });
    const numbers = () =>
      within(table)
        .getAllByRole('rowheader')
        .map(header => header.textContent);
    expect(numbers()).toEqual(['5 1.5.0', '4 1.4.0', '2 1.2.0', '1 1.1.0']);
    const [failed, live] = within(table).getAllByRole('row').slice(1);
    expect(failed).toHaveTextContent(
      /Failed.*deployed: version.*new checkout.*Why it ended: image not found/,
    );
    expect(live).toHaveTextContent(/Live.*since.*version and configuration/);
    expect(
      within(table).getByRole('row', { name: /^2 1\.2\.0|1\.2\.0/ }),
    ).toHaveTextContent(/for 1 hr.*and 1 time before/);
    expect(screen.getByText('2 ahead of Production')).toBeInTheDocument();

    await user.click(
      within(table).getByRole('button', { name: '1 scaling or restart' }),
    );
    expect(numbers()).toEqual([
      '5 1.5.0',
      '4 1.4.0',
      '2 1.2.0',
      '3 1.3.0',
      '1 1.1.0',
    ]);
    expect(table).toHaveTextContent('scaled: 3 replicas');

    const newest = within(table).getByRole('button', {
      name: 'Roll back to release 5',
    });
    expect(newest).toBeDisabled();
    expect(newest).toHaveAccessibleDescription('This is the newest release.');
    api.preview.mockReturnValue(new Promise(() => {}));
    await user.click(
      within(table).getByRole('button', { name: 'Roll back to release 2' }),
    );
    expect(
      await screen.findByRole('radio', { name: /^Release 2/ }),
    ).toBeChecked();
  });

  it('compares two releases by field and as YAML, at an address of its own', async () => {
    const user = userEvent.setup();
    const api = createReleasesApi();
    api.diffReleases.mockResolvedValue({
      from: 2,
      to: 4,
      changes: [
        { part: 'version', field: 'image', before: '1.2.0', after: '1.4.0' },
        {
          part: 'credentials',
          field: 'DB_PASSWORD',
          before: '•••',
          after: '•••',
          secret: true,
        },
        { part: 'configuration', field: 'MODE', after: 'fast' },
      ],
      yaml: { from: 'image: 1.2.0\n', to: 'image: 1.4.0\nmode: fast\n' },
    });
    renderPaas({ api, path: '/?environment=dev&show=releases' });
    await user.click(
      await screen.findByRole('checkbox', { name: 'Compare release 4' }),
    );
    expect(
      screen.getByText('Choose another one to compare release 4 with.'),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('checkbox', { name: 'Compare release 2' }),
    );
    const name = 'Release 2 compared with release 4';
    const fields = await screen.findByRole('table', { name });
    expect(api.diffReleases).toHaveBeenCalledWith(expect.anything(), {
      from: 2,
      to: 4,
    });
    expect(
      within(fields)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      '~changedimage version1.2.01.4.0',
      '~changedDB_PASSWORD credentials••••••',
      '+addedMODE configuration—fast',
    ]);
    await user.click(screen.getByRole('radio', { name: 'YAML' }));
    await waitFor(() =>
      expect(
        within(screen.getByRole('table', { name }))
          .getAllByRole('row')
          .map(row => row.textContent),
      ).toEqual([
        'Release 2Release 4',
        '-removedimage: 1.2.0+addedimage: 1.4.0',
        '+addedmode: fast',
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Back to the list' }));
    expect(
      await screen.findByRole('table', { name: /^Releases of Development/ }),
    ).toBeInTheDocument();
  });
});
