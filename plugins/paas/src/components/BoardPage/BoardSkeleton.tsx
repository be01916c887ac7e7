import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

const ROWS = 6;

/** Props of {@link BoardSkeleton}. */
export interface BoardSkeletonProps {
  /** What is being loaded, for screen readers. */
  label: string;
}

/** The place of rows that are on their way. */
export function BoardSkeleton(props: BoardSkeletonProps) {
  return (
    <div role="status">
      <VisuallyHidden>{props.label}</VisuallyHidden>
      <Flex direction="column" gap="2">
        {Array.from({ length: ROWS }, (_, row) => (
          <Skeleton key={row} width="100%" height={32} />
        ))}
      </Flex>
    </div>
  );
}
