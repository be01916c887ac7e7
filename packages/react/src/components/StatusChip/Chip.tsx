import type { RemixiconComponentType } from '@remixicon/react';
import styles from './Chip.module.css';

/** How much attention a chip asks for. */
export type ChipTone =
  | 'quiet'
  | 'positive'
  | 'progress'
  | 'warning'
  | 'negative';

/** Props of {@link Chip}. */
export interface ChipProps {
  tone: ChipTone;
  icon: RemixiconComponentType;
  label: string;
}

/** A word with an icon; the colour only repeats what both say. */
export function Chip(props: ChipProps) {
  const { tone, icon: Icon, label } = props;
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      <Icon size={16} aria-hidden />
      {label}
    </span>
  );
}
