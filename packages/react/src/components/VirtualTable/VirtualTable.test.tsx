import { act, fireEvent, render, screen } from '@testing-library/react';
import { VirtualTable } from './VirtualTable';
import type { VirtualTableColumn, VirtualTableRow } from './types';

interface Item {
  name: string;
}

const HEIGHT = 800;
const drawn: string[] = [];

const columns: VirtualTableColumn<Item>[] = [
  {
    id: 'name',
    label: 'Name',
    width: 200,
    isRowHeader: true,
    isSortable: true,
    cell: ({ name }) => {
      drawn.push(name);
      return <a href={`#${name}`}>{name}</a>;
    },
  },
  { id: 'kind', label: 'Kind', width: 100, cell: () => 'service' },
];

function rowsOf(items: Item[]): VirtualTableRow<Item>[] {
  return items.map(item => ({ type: 'item', key: item.name, item }));
}

const items = Array.from({ length: 5_000 }, (_, index) => ({
  name: `service-${index + 1}`,
}));

/** jsdom lays nothing out. */
beforeAll(() => {
  for (const name of ['offsetHeight', 'clientHeight'] as const) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get: () => HEIGHT,
    });
  }
});

function shown(): (string | null)[] {
  return screen.getAllByRole('rowheader').map(cell => cell.textContent);
}

describe('VirtualTable', () => {
  it('draws of thousands of rows those in sight, and says how many there are', () => {
    render(<VirtualTable label="All" columns={columns} rows={rowsOf(items)} />);
    const table = screen.getByRole('table', { name: 'All' });
    expect(table).toHaveAttribute('aria-rowcount', '5001');
    expect(shown().slice(0, 20)).toEqual(
      items.slice(0, 20).map(({ name }) => name),
    );
    expect(shown().length).toBeLessThan(60);

    const scroller = table.parentElement!;
    act(() => {
      scroller.scrollTop = 2_500 * 40;
      fireEvent.scroll(scroller);
    });
    expect(shown()).toEqual(
      expect.arrayContaining(items.slice(2_500, 2_520).map(({ name }) => name)),
    );
    expect(
      screen.getByRole('row', { name: 'service-2501 service' }),
    ).toHaveAttribute('aria-rowindex', '2502');
    expect(shown().length).toBeLessThan(80);
  });

  it('draws again only the rows whose item changed', () => {
    const few = items.slice(0, 5);
    const { rerender } = render(
      <VirtualTable label="All" columns={columns} rows={rowsOf(few)} />,
    );
    drawn.length = 0;
    rerender(
      <VirtualTable
        label="All"
        columns={columns}
        rows={rowsOf(few.with(2, { name: 'service-3' }))}
      />,
    );
    expect(drawn).toEqual(['service-3']);
  });

  it('leads the keyboard to rows that were out of sight, past headings', () => {
    const rows = rowsOf(items).toSpliced(1, 0, {
      type: 'group',
      key: 'second group',
      heading: 'Second group',
    });
    render(<VirtualTable label="All" columns={columns} rows={rows} />);
    const first = screen.getByRole('link', { name: 'service-1' });
    act(() => first.focus());
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(screen.getByRole('link', { name: 'service-2' })).toHaveFocus();
    fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(screen.getByRole('link', { name: 'service-5000' })).toHaveFocus();
    const scroller = screen.getByRole('table').parentElement!;
    expect(scroller.scrollTop).toBe(5_001 * 40 + 32 - HEIGHT);
    // The row with the focus stays, wherever one scrolls.
    act(() => {
      scroller.scrollTop = 0;
      fireEvent.scroll(scroller);
    });
    expect(screen.getByRole('link', { name: 'service-5000' })).toHaveFocus();
    expect(screen.getByRole('link', { name: 'service-1' })).toBeInTheDocument();
    fireEvent.keyDown(document.activeElement!, { key: 'Home' });
    expect(screen.getByRole('link', { name: 'service-1' })).toHaveFocus();
  });

  it('says how it is sorted, and which heading was pressed', () => {
    const onSort = jest.fn();
    render(
      <VirtualTable
        label="All"
        columns={columns}
        rows={rowsOf(items)}
        sort={{ column: 'name', descending: true }}
        onSort={onSort}
      />,
    );
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(
      screen.getByRole('columnheader', { name: 'Kind' }),
    ).not.toHaveAttribute('aria-sort');
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith('name');
  });
});
