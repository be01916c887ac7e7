import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);
// The first page of a test takes long where others work on the same machine.
configure({ asyncUtilTimeout: 20_000 });

const total = {
  deployments: 42,
  perDay: 0.2514,
  leadTimeMedian: 90,
  leadTimeP90: 3600,
  failures: 5,
  failureRate: 0.12,
};

describe('StatisticsPage', () => {
  it('shows the four keys, in all and by month', async () => {
    const api = createFakeApi();
    api.getStatistics.mockResolvedValue({
      total,
      groups: [{ ...total, key: '2026-10', restoreMedian: 7200 }],
      holders: [],
    });
    await renderPaas({ api, path: '/operations/statistics?months=12' });
    expect(await screen.findByText('0.25 a day')).toBeVisible();
    expect(screen.getByText('42 deployments')).toBeVisible();
    expect(screen.getByText('5 failed')).toBeVisible();
    const table = screen.getByRole('table', {
      name: 'Deployments and what came of them',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      /^2026-10.*42.*0\.25.*1 min 30 sec.*1 hr.*12%.*2 hr/,
    );
    const { from, until } = api.getStatistics.mock.lastCall![0];
    const [first, now] = [new Date(from), new Date(until)];
    expect([first.getUTCDate(), first.getUTCHours()]).toEqual([1, 0]);
    expect(
      (now.getUTCFullYear() - first.getUTCFullYear()) * 12 +
        now.getUTCMonth() -
        first.getUTCMonth(),
    ).toBe(11);
  });

  it('shows for whom operations waited, and gives the same as a file', async () => {
    const api = createFakeApi();
    api.getStatistics.mockResolvedValue({
      total: { deployments: 0, perDay: 0, failures: 0 },
      groups: [],
      holders: [
        {
          ...{ holder: 'group:default/sre', kind: 'person', operations: 3 },
          ...{ total: 5400, median: 1800, p90: 2700 },
        },
        {
          ...{ holder: 'operation', kind: 'operation', operations: 1 },
          ...{ total: 60, median: 60, p90: 60 },
        },
      ],
    });
    api.exportStatistics.mockRejectedValue(new Error('database is away'));
    await renderPaas({ api, path: '/operations/statistics?groupBy=holder' });
    const table = await screen.findByRole('table', {
      name: 'Waits by whom they were for',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/^sre3.*30 min.*30 min.*45 min/);
    expect(rows[2]).toHaveTextContent(/^an earlier operation/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Download as CSV' }),
    );
    await waitFor(() =>
      expect(api.exportStatistics).toHaveBeenCalledWith(
        expect.objectContaining({ groupBy: 'holder' }),
      ),
    );
    expect(await screen.findByText('database is away')).toBeVisible();
  });
});
