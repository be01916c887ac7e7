import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import styles from './VirtualTable.module.css';
import type { VirtualTableColumn, VirtualTableSort } from './types';

/** Props of {@link VirtualTableHead}. */
export interface VirtualTableHeadProps<T> {
  columns: VirtualTableColumn<T>[];
  sort?: VirtualTableSort;
  onSort?: (column: string) => void;
}

/** Column headings; those that sort are buttons. */
export function VirtualTableHead<T>(props: VirtualTableHeadProps<T>) {
  const { columns, sort, onSort } = props;
  return (
    <>
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ id, label, isSortable, isRowHeader }) => {
            const direction = directionOf(sort, id);
            return (
              <th
                key={id}
                scope="col"
                aria-sort={isSortable ? direction : undefined}
                className={isRowHeader ? styles.pinned : undefined}
              >
                {isSortable && onSort ? (
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => onSort(id)}
                  >
                    <span className={styles.label}>{label}</span>
                    <SortIcon direction={direction} />
                  </button>
                ) : (
                  <span className={styles.label}>{label}</span>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}

type Direction = 'ascending' | 'descending' | 'none';

function directionOf(
  sort: VirtualTableSort | undefined,
  column: string,
): Direction {
  if (sort?.column !== column) {
    return 'none';
  }
  return sort.descending ? 'descending' : 'ascending';
}

function SortIcon(props: { direction: Direction }) {
  if (props.direction === 'none') {
    return null;
  }
  return props.direction === 'ascending' ? (
    <RiArrowUpLine size={14} aria-hidden />
  ) : (
    <RiArrowDownLine size={14} aria-hidden />
  );
}
