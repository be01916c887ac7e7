import { BgProvider, Skeleton } from '@backstage/ui';
import styles from './SectionSkeleton.module.css';

const ROWS = 6;

/** Props of {@link SectionSkeleton}. */
export interface SectionSkeletonProps {
  /** What is being loaded, for screen readers. */
  label: string;
}

/** The place of lines that are on their way. */
export function SectionSkeleton(props: SectionSkeletonProps) {
  return (
    <div role="status" aria-label={props.label} className={styles.root}>
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row}>
          <BgProvider bg="neutral-1">
            <Skeleton width="30%" height={14} />
            <Skeleton width="15%" height={14} />
            <Skeleton width="20%" height={14} />
          </BgProvider>
        </div>
      ))}
    </div>
  );
}
