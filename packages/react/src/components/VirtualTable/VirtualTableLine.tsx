import { memo } from 'react';
import styles from './VirtualTable.module.css';
import type { VirtualTableColumn } from './types';

/** Props of {@link VirtualTableLine}. */
export interface VirtualTableLineProps<T> {
  rowKey: string;
  /** Counted from 1 with the head, as screen readers count. */
  rowIndex: number;
  columns: VirtualTableColumn<T>[];
  item: T;
}

function Line<T>(props: VirtualTableLineProps<T>) {
  const { rowKey, rowIndex, columns, item } = props;
  return (
    <tr aria-rowindex={rowIndex} data-row={rowKey} className={styles.line}>
      {columns.map(column =>
        column.isRowHeader ? (
          <th key={column.id} scope="row" className={styles.pinned}>
            {column.cell(item)}
          </th>
        ) : (
          <td key={column.id}>{column.cell(item)}</td>
        ),
      )}
    </tr>
  );
}

/** A row of an item; drawn again only when something of it changed. */
export const VirtualTableLine = memo(Line) as typeof Line;
