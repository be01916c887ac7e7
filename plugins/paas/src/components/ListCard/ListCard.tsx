import { Card, CardBody, CardHeader, Skeleton, Text } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import type { ReactNode } from 'react';
import styles from './ListCard.module.css';

/** Props of {@link ListCard}. */
export interface ListCardProps {
  title: string;
  /** What the list is called where it is read aloud. */
  label: string;
  /** Undefined as long as they are not known. */
  lines: { id: string; line: ReactNode }[] | undefined;
  /** What is said where there is no line. */
  none: ReactNode;
  /** The way to all of it. */
  more: ReactNode;
  errorTitle: string;
  error: Error | null;
  onRetry: () => void;
}

/** A card of the home page: a few lines, and the way to the rest. */
export function ListCard(props: ListCardProps) {
  const { lines, error } = props;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {props.title}
        </Text>
      </CardHeader>
      <CardBody className={styles.body}>
        {error && (
          <ErrorNote
            title={props.errorTitle}
            error={error}
            onRetry={props.onRetry}
          />
        )}
        {!lines && !error && <Skeleton width="100%" height={64} />}
        {lines?.length === 0 && (
          <Text as="p" color="secondary">
            {props.none}
          </Text>
        )}
        {lines && lines.length > 0 && (
          <ul className={styles.list} aria-label={props.label}>
            {lines.map(({ id, line }) => (
              <li key={id}>{line}</li>
            ))}
          </ul>
        )}
        {props.more}
      </CardBody>
    </Card>
  );
}
