import type { ReactNode } from 'react';

/** A column of a {@link VirtualTable}. */
export interface VirtualTableColumn<T> {
  id: string;
  label: string;
  /** Pixels; wider tables share out what is left over in proportion. */
  width: number;
  isSortable?: boolean;
  /** Names the row for screen readers, and stays in sight when scrolled sideways. */
  isRowHeader?: boolean;
  /** Shows nothing but the item: a row is drawn again only when its item changed. */
  cell: (item: T) => ReactNode;
}

/** A line of a {@link VirtualTable}. */
export type VirtualTableRow<T> =
  | { type: 'item'; key: string; item: T }
  | { type: 'group'; key: string; heading: ReactNode };

/** Which column the rows are sorted by. */
export interface VirtualTableSort {
  column: string;
  descending: boolean;
}
