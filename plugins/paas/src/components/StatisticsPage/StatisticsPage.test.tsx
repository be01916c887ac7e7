import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

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

  it('shows no figure where there is nothing to measure, and says so', async () => {
    const api = createFakeApi();
    api.getStatistics.mockResolvedValue({
      total: { deployments: 0, perDay: 0, failures: 0 },
      ...{ groups: [], holders: [] },
    });
    await renderPaas({ api, path: '/operations/statistics' });
    expect(
      await screen.findByText('Nothing was deployed in this time.'),
    ).toBeVisible();
    const figures = screen
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent, nextElementSibling }) => [
        textContent,
        nextElementSibling?.textContent,
      ]);
    expect(figures).toEqual([
      ['Deployment frequency', '0 a day'],
      ['Lead time (median)', '—'],
      ['Change failure rate', '—'],
      ['Time to restore (median)', '—'],
    ]);
    await userEvent.click(screen.getByRole('button', { name: /Grouped/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'By whom they waited for' }),
    );
    expect(
      await screen.findByText('No operation waited for anybody in this time.'),
    ).toBeVisible();
  });

  it('asks for what is chosen, and says why there is no answer', async () => {
    const api = createFakeApi();
    api.getStatistics.mockRejectedValueOnce(
      await refusalOf(400, 'until: at most two years'),
    );
    api.getStatistics.mockResolvedValue({ total, groups: [], holders: [] });
    await renderPaas({
      api,
      path: '/operations/statistics?groupBy=project&environment=prod&months=7',
    });
    const note = await screen.findByRole('alert');
    expect(note).toHaveTextContent('The statistics cannot be shown');
    expect(note).toHaveTextContent('until: at most two years');
    expect(screen.queryByText('42 deployments')).not.toBeInTheDocument();
    await userEvent.click(
      within(note).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('42 deployments')).toBeVisible();
    expect(note).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Project/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'shop' }));
    await waitFor(() =>
      expect(api.getStatistics).toHaveBeenLastCalledWith(
        expect.objectContaining({
          ...{ groupBy: 'project', environment: 'prod' },
          projectRef: 'system:default/shop',
        }),
      ),
    );
    // What there is no answer for is left out: it shows half a year, as it says.
    const { from, until } = api.getStatistics.mock.lastCall![0];
    expect(
      screen.getByRole('button', { name: /Last 6 months/ }),
    ).toBeInTheDocument();
    const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
    expect(days).toBeGreaterThan(149);
    expect(days).toBeLessThan(185);
  });
});
