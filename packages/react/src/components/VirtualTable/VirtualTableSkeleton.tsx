import { Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './VirtualTable.module.css';
import { VirtualTableHead } from './VirtualTableHead';
import type { VirtualTableColumn } from './types';

const ROWS = 12;

/** Props of {@link VirtualTableSkeleton}. */
export interface VirtualTableSkeletonProps<T> {
  /** What is being loaded, for screen readers. */
  label: string;
  columns: VirtualTableColumn<T>[];
}

/** The table as it will be, before its rows have come. */
export function VirtualTableSkeleton<T>(props: VirtualTableSkeletonProps<T>) {
  const { label, columns } = props;
  return (
    <div className={styles.scroller} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      <table className={styles.table} aria-hidden>
        <VirtualTableHead columns={columns} />
        <tbody>
          {Array.from({ length: ROWS }, (_, row) => (
            <tr key={row} className={styles.line}>
              {columns.map(({ id }) => (
                <td key={id}>
                  <Skeleton width="70%" height={14} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
