import type { StatusWord } from '@mooring/backstage-plugin-paas-common';
import styles from './StatusMark.module.css';
import { STATUS_LOOKS } from './statusLooks';

/** Props of {@link StatusMark}. */
export interface StatusMarkProps {
  status: StatusWord;
}

/** The sign of a status without its word, which stands beside it. */
export function StatusMark(props: StatusMarkProps) {
  const { tone, icon: Icon } = STATUS_LOOKS[props.status];
  return (
    <Icon size={16} aria-hidden className={`${styles.mark} ${styles[tone]}`} />
  );
}
