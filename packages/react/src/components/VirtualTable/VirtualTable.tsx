import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { Fragment, useDeferredValue, useRef } from 'react';
import styles from './VirtualTable.module.css';
import { VirtualTableHead } from './VirtualTableHead';
import { VirtualTableLine } from './VirtualTableLine';
import type {
  VirtualTableColumn,
  VirtualTableRow,
  VirtualTableSort,
} from './types';
import { useRowFocus } from './useRowFocus';
import { placesToDraw } from './placesToDraw';

const ROW_HEIGHT = 40;
const HEAD_HEIGHT = 32;

/** Props of {@link VirtualTable}. */
export interface VirtualTableProps<T> {
  label: string;
  /** The same array as long as nothing about the columns changes. */
  columns: VirtualTableColumn<T>[];
  rows: VirtualTableRow<T>[];
  sort?: VirtualTableSort;
  /** A heading was pressed. */
  onSort?: (column: string) => void;
}

/**
 * A table of thousands of live rows, of which only those in sight are in the
 * page. It fills the height that it is given and scrolls within.
 *
 * @remarks
 * The rows of an item that is the same object as before are not drawn again.
 */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { label, columns, rows, sort, onSort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = useRowFocus({
    body,
    rows,
    reveal: index => reveal(scroller.current!, index * ROW_HEIGHT),
  });
  // In another order, those in sight come first and those beyond the edges when there is time.
  const isNew = useDeferredValue(rows) !== rows;
  const virtualizer: Virtualizer<HTMLDivElement, Element> = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => rows[index]!.key,
    overscan: isNew ? 0 : 1,
    rangeExtractor: ({ startIndex, endIndex, count, overscan }) =>
      placesToDraw({
        first: startIndex,
        last: endIndex,
        count,
        direction: virtualizer.scrollDirection ?? undefined,
        onlyInSight: overscan === 0,
        kept: focus.focusedIndex(),
      }),
  });
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1);
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        className={styles.table}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        style={{ minWidth: widthOf(columns) }}
      >
        <VirtualTableHead columns={columns} sort={sort} onSort={onSort} />
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the links within */}
        <tbody
          ref={body}
          onFocus={focus.onFocus}
          onBlur={focus.onBlur}
          onKeyDown={focus.onKeyDown}
        >
          {shown.map(({ index, start, key }, position) => {
            const row = rows[index]!;
            return (
              <Fragment key={key}>
                <Gap
                  height={start - (shown[position - 1]?.end ?? 0)}
                  columns={columns.length}
                />
                {row.type === 'item' ? (
                  <VirtualTableLine
                    rowKey={row.key}
                    rowIndex={index + 2}
                    columns={columns}
                    item={row.item}
                  />
                ) : (
                  <tr aria-rowindex={index + 2} className={styles.group}>
                    <th scope="rowgroup" colSpan={columns.length}>
                      <span className={styles.heading}>{row.heading}</span>
                    </th>
                  </tr>
                )}
              </Fragment>
            );
          })}
          <Gap
            height={virtualizer.getTotalSize() - (last?.end ?? 0)}
            columns={columns.length}
          />
        </tbody>
      </table>
    </div>
  );
}

/** The place of rows that are not in the page. */
function Gap(props: { height: number; columns: number }) {
  return props.height > 0 ? (
    <tr aria-hidden className={styles.gap} style={{ height: props.height }}>
      <td colSpan={props.columns} />
    </tr>
  ) : null;
}

/** Scrolls no further than needed to show the row at `top`, which the heading may not cover. */
function reveal(scroller: HTMLElement, top: number) {
  const lowest = top + ROW_HEIGHT + HEAD_HEIGHT - scroller.clientHeight;
  scroller.scrollTop = Math.max(lowest, Math.min(scroller.scrollTop, top));
}

function widthOf<T>(columns: VirtualTableColumn<T>[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
