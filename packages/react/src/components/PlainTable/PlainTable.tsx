import type { ReactNode } from 'react';
import styles from './PlainTable.module.css';

/** A column of a {@link PlainTable}. */
export interface PlainTableColumn<T> {
  id: string;
  label: string;
  /** Names the row for screen readers. */
  isRowHeader?: boolean;
  cell: (item: T) => ReactNode;
}

/** Props of {@link PlainTable}. */
export interface PlainTableProps<T> {
  label: string;
  columns: PlainTableColumn<T>[];
  items: T[];
  keyOf: (item: T) => string;
}

/**
 * A table of short live lists.
 *
 * @remarks
 * The table of Backstage UI caches its rows and cannot be given a name; lists that
 * change every two seconds, in two languages, need neither.
 */
export function PlainTable<T>(props: PlainTableProps<T>) {
  const { label, columns, items, keyOf } = props;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={keyOf(item)}>
              {columns.map(column =>
                column.isRowHeader ? (
                  <th key={column.id} scope="row">
                    {column.cell(item)}
                  </th>
                ) : (
                  <td key={column.id}>{column.cell(item)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
