import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOperation } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('OperationsPage', () => {
  it('lists operations newest first and loads older ones by cursor', async () => {
    const api = createFakeApi();
    api.getOperations.mockImplementation(async ({ cursor } = {}) =>
      cursor === undefined
        ? {
            items: [
              createOperation({
                id: 'op-2',
                kind: 'scale',
                state: 'held',
                environments: ['prod'],
                holder: {
                  kind: 'system',
                  name: 'DNS server local',
                  reason: '',
                  since: '2026-11-01T12:00:00Z',
                },
              }),
            ],
            nextCursor: 'older',
          }
        : {
            items: [
              createOperation({
                state: 'succeeded',
                step: 4,
                endedAt: '2026-11-01T12:03:05Z',
              }),
            ],
          },
    );
    renderPaas({ api, path: '/operations' });

    const table = await screen.findByRole('table', {
      name: 'Operations, newest first',
    });
    expect(
      await within(table).findByRole('link', {
        name: 'Scale web in Production',
      }),
    ).toHaveAttribute('href', '/operations/op-2');
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      /shop.*Held.*2 of 4.*DNS server local.*dev-a/,
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Load older ones' }),
    );
    expect(
      await within(table).findByRole('link', {
        name: 'Create web in Development and Production',
      }),
    ).toBeInTheDocument();
    expect(within(table).getAllByRole('row')[2]).toHaveTextContent(
      /Succeeded.*4 of 4.*3 min 5 sec$/,
    );
    expect(
      screen.queryByRole('button', { name: 'Load older ones' }),
    ).not.toBeInTheDocument();
  });

  it('offers the first action when there is none, and another try when it fails', async () => {
    const api = createFakeApi();
    api.getOperations.mockRejectedValueOnce(new Error('database is away'));
    api.getOperations.mockRejectedValueOnce(new Error('database is away'));
    api.getOperations.mockRejectedValueOnce(new Error('database is away'));
    api.getOperations.mockResolvedValue({ items: [] });
    renderPaas({ api, path: '/operations' });
    expect(
      await screen.findByText('database is away', {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
  });
});
