import type { Board, Operation } from '@mooring/backstage-plugin-paas-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createBoard } from '../../__testUtils__/boardFixtures';
import { createOperation } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

const gate: Operation = createOperation({
  id: 'op-gate',
  kind: 'deploy',
  state: 'waiting',
  environments: ['prod'],
  holder: {
    kind: 'person',
    code: 'approval',
    name: 'group:default/sre',
    reason: 'Approve the deploy',
    since: new Date(Date.now() - 12 * 60_000).toISOString(),
  },
  emergency: { reason: 'Shop is down', groups: ['group:default/sre'] },
});
const running = createOperation({ id: 'op-run', kind: 'scale', step: 2 });
const done = createOperation({
  id: 'op-done',
  state: 'undone',
  step: 4,
  failure: 'No such image',
  endedAt: '2026-11-01T12:03:05Z',
});

function boardApi(board: Board) {
  const api = createFakeApi();
  api.getBoard.mockResolvedValue(board);
  return api;
}

describe('BoardPage', () => {
  it('has what is mine to do first, then the sections that are not empty, with their numbers', async () => {
    const api = boardApi(
      createBoard({
        mineToDo: [gate],
        waiting: [gate],
        running: [running],
        done: [done],
        doneToday: 41,
        counts: { running: 73 },
      }),
    );
    await renderPaas({ api, path: '/operations' });
    await screen.findByRole('table', { name: 'Operations by state' });
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(it => it.textContent),
    ).toEqual([
      'Mine to do (1)',
      'Waiting for people (1)',
      'Running (73)',
      'Done (today 41)',
    ]);
    expect(
      screen.getByText('and 72 more; narrow the filters to see them'),
    ).toBeVisible();
    const rows = screen.getAllByRole('row');
    expect(
      rows.find(row => /Deploy web/.test(row.textContent!)),
    ).toHaveTextContent(
      /Deploy web to Production.*shop.*Emergency, not reviewed.*Waiting.*2 of 4.*sre.*for 12 min.*Approve the deploy.*dev-a/,
    );
    expect(rows.at(-1)).toHaveTextContent(
      /Undone.*4 of 4.*No such image.*3 min 5 sec$/,
    );
    expect(
      screen.getByRole('link', {
        name: 'Scale web in Development and Production',
      }),
    ).toHaveAttribute('href', '/operations/op-run');
  });

  it('asks for what the address says, and the address follows the filters', async () => {
    const api = boardApi(createBoard({ running: [running] }));
    await renderPaas({
      api,
      path: '/operations?kind=scale&state=nonsense&mine=true',
    });
    await screen.findByRole('table');
    expect(api.getBoard).toHaveBeenLastCalledWith(
      expect.objectContaining({ kind: 'scale', mine: 'true' }),
    );
    expect(api.getBoard.mock.lastCall![0]).not.toHaveProperty('state');
    await userEvent.click(screen.getByRole('switch', { name: 'Only mine' }));
    await userEvent.keyboard('/');
    await userEvent.keyboard('web');
    await waitFor(() =>
      expect(api.getBoard.mock.lastCall![0]).toMatchObject({
        ...{ kind: 'scale', search: 'web' },
      }),
    );
    expect(api.getBoard.mock.lastCall![0]).not.toHaveProperty('mine');
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() =>
      expect(Object.keys(api.getBoard.mock.lastCall![0])).toEqual(['since']),
    );
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('lets the arrow keys go through the rows', async () => {
    const api = boardApi(createBoard({ waiting: [gate], running: [running] }));
    await renderPaas({ api, path: '/operations' });
    await screen.findByRole('table');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('link', { name: /^Scale web/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('link', { name: /^Deploy web/ })).toHaveFocus();
  });

  it('keeps a view under a name, and opens with the default one', async () => {
    const api = boardApi(createBoard({ running: [running] }));
    await renderPaas({ api, path: '/operations?kind=scale' });
    await screen.findByRole('table');
    await userEvent.click(screen.getByRole('button', { name: 'Views' }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Save this view' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const save = dialog.getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    expect(save).toHaveAccessibleDescription('Give it a name first.');
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'Scaling',
    );
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'Open the board with it' }),
    );
    await userEvent.click(save);
    expect(
      await screen.findByRole('button', { name: 'Scaling' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Views' }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Scaling (default)' }),
    );
    await waitFor(() =>
      expect(api.getBoard.mock.lastCall![0]).toMatchObject({ kind: 'scale' }),
    );
  });

  it('loads older ones, keeps them, and says when it cannot', async () => {
    const api = boardApi(createBoard({ done: [done], nextCursor: 'older' }));
    api.getBoardDone.mockRejectedValueOnce(new Error('database is away'));
    api.getBoardDone.mockResolvedValueOnce({
      items: [{ ...done, id: 'op-older', kind: 'restart' }],
    });
    await renderPaas({ api, path: '/operations' });
    const more = await screen.findByRole('button', { name: 'Load older ones' });
    await userEvent.click(more);
    expect(await screen.findByText('database is away')).toBeVisible();
    await userEvent.click(more);
    expect(
      await screen.findByRole('link', { name: /^Restart web/ }),
    ).toBeVisible();
    expect(more).not.toBeInTheDocument();
    const calls = api.getBoard.mock.calls.length;
    await waitFor(() =>
      expect(api.getBoard.mock.calls.length).toBeGreaterThan(calls),
    );
    expect(screen.getByRole('link', { name: /^Restart web/ })).toBeVisible();
  });

  it('says what is the matter: nothing there, nothing that fits, out of date, not to be had', async () => {
    const api = boardApi(createBoard({}));
    await renderPaas({ api, path: '/operations' });
    expect(
      await screen.findByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
    await userEvent.click(screen.getByRole('switch', { name: 'Only mine' }));
    expect(
      await screen.findByText('No operation fits these filters.'),
    ).toBeVisible();
    api.getBoard.mockResolvedValue({
      ...createBoard({ running: [running] }),
      staleSince: '2026-11-01T12:00:00Z',
    });
    expect(
      await screen.findByText(/^News of operations cannot be had since/),
    ).toBeVisible();
    api.getBoard.mockRejectedValue(new Error('database is away'));
    expect(await screen.findByText('database is away')).toBeVisible();
    // What was there stays.
    expect(screen.getByRole('link', { name: /^Scale web/ })).toBeVisible();
  });

  it('speaks Chinese', async () => {
    const api = boardApi(createBoard({ mineToDo: [gate], waiting: [gate] }));
    await renderPaas({ api, path: '/operations', language: 'zh' });
    expect(
      await screen.findByRole('heading', { name: '待我处理（1）' }),
    ).toBeVisible();
    expect(screen.getAllByText('紧急变更，未复核')).toHaveLength(2);
  });
});
