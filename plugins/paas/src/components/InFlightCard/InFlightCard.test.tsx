import type { Operation } from '@mooring/backstage-plugin-paas-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createBoard } from '../../__testUtils__/boardFixtures';
import { createOperation } from '../../__testUtils__/fixtures';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { renderCard } from '../../__testUtils__/renderCard';
import { createFakeApi } from '../../__testUtils__/renderPaas';
import { InFlightCard } from './InFlightCard';

jest.setTimeout(120_000);

const some = (count: number, state: Operation['state']) =>
  Array.from({ length: count }, (_, index) =>
    createOperation({ id: `${state}-${index}`, kind: 'deploy', state }),
  );

describe('InFlightCard', () => {
  it('lists those first that need somebody, eight at most, and leads to the others', async () => {
    const api = createFakeApi();
    let answer = () => {};
    api.getBoard.mockReturnValueOnce(
      new Promise(resolve => {
        answer = () =>
          resolve(
            createBoard({
              queued: some(2, 'queued'),
              running: some(6, 'running'),
              held: some(1, 'held'),
              waiting: some(1, 'waiting'),
              done: some(1, 'undone'),
            }),
          );
      }),
    );
    await renderCard(api, <InFlightCard />);
    expect(
      screen.getByRole('heading', { name: 'In flight' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
    expect(
      screen.queryByText('No operation is under way.'),
    ).not.toBeInTheDocument();
    answer();
    const list = await screen.findByRole('list', { name: 'In flight' });
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual(
      [
        ...['waiting-0', 'held-0'],
        ...[0, 1, 2, 3, 4, 5].map(index => `running-${index}`),
      ].map(id => `/operations/${id}`),
    );
    const [waiting] = within(list).getAllByRole('listitem');
    // Titles of environments come when they are known.
    await waitFor(() =>
      expect(waiting).toHaveTextContent(
        /^Deploy web to Development and Production.*Waiting.*by dev-a/,
      ),
    );
    expect(screen.getByRole('link', { name: 'Show all' })).toHaveAttribute(
      'href',
      '/operations',
    );
  });

  it('says that it cannot be known, and when it can again that nothing is under way', async () => {
    const api = createFakeApi();
    api.getBoard.mockRejectedValue(await refusalOf(401, 'sign in again'));
    await renderCard(api, <InFlightCard />);
    const note = await screen.findByRole('alert');
    expect(note).toHaveTextContent('The operations cannot be shown');
    expect(note).toHaveTextContent('sign in again');
    expect(
      screen.queryByText('No operation is under way.'),
    ).not.toBeInTheDocument();
    api.getBoard.mockResolvedValue(createBoard({ done: some(3, 'succeeded') }));
    await userEvent.click(
      within(note).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByText('No operation is under way.'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });
});
