import { screen, within } from '@testing-library/react';
import { createBoard } from '../../__testUtils__/boardFixtures';
import { createOperation } from '../../__testUtils__/fixtures';
import { renderCard } from '../../__testUtils__/renderCard';
import { createFakeApi } from '../../__testUtils__/renderPaas';
import { InFlightCard } from '../InFlightCard';
import { WaitingForMeCard } from './WaitingForMeCard';

jest.setTimeout(120_000);

const gate = createOperation({
  id: 'op-gate',
  kind: 'deploy',
  state: 'waiting',
  environments: ['prod'],
  holder: {
    kind: 'person',
    name: 'group:default/sre',
    reason: '',
    since: new Date(Date.now() - 12 * 60_000).toISOString(),
  },
});
const running = createOperation({ id: 'op-run', kind: 'scale' });

describe('WaitingForMeCard', () => {
  it('leads to what waits for the reader, and says since when', async () => {
    const api = createFakeApi();
    api.getBoard.mockResolvedValue(
      createBoard({ mineToDo: [gate], waiting: [gate], running: [running] }),
    );
    await renderCard(
      api,
      <>
        <WaitingForMeCard />
        <InFlightCard />
      </>,
    );
    const mine = within(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    );
    expect(await mine.findByRole('listitem')).toHaveTextContent(
      /^Deploy web to Production by dev-a, waits 12 min( \d+ sec)?Review$/,
    );
    expect(
      mine.getByRole('link', { name: 'Review: Deploy web to Production' }),
    ).toHaveAttribute('href', '/operations/op-gate');
    expect(
      screen.getByRole('heading', { name: 'Waiting for me (1)' }),
    ).toBeInTheDocument();
    const flying = within(screen.getByRole('list', { name: 'In flight' }));
    expect(
      flying.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Deploy web.*Waiting/),
      expect.stringMatching(/^Scale web.*Running.*2 of 4/),
    ]);
  });

  it('says so where nothing waits, and where it cannot be known', async () => {
    const api = createFakeApi();
    api.getBoard.mockResolvedValueOnce(createBoard({}));
    api.getBoard.mockRejectedValue(new Error('database is away'));
    await renderCard(api, <WaitingForMeCard />);
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(await screen.findByText('database is away')).toBeInTheDocument();
  });
});
