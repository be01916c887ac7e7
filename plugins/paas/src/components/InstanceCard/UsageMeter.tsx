import styles from './InstanceCard.module.css';

/** Props of {@link UsageMeter}. */
export interface UsageMeterProps {
  label: string;
  /** `0.2 / 1 CPU` */
  text: string;
  used: number | undefined;
  requested: number | undefined;
}

/** What is used of what was asked for: figures, and a thin bar that says the same. */
export function UsageMeter(props: UsageMeterProps) {
  const { label, text, used, requested } = props;
  const share =
    used === undefined || !requested ? undefined : (used / requested) * 100;
  return (
    <div className={styles.meter}>
      <span>{text}</span>
      <div
        className={styles.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(Math.round(share ?? 0), 100)}
        aria-valuetext={text}
      >
        <div
          className={share !== undefined && share > 100 ? styles.over : ''}
          style={{ width: `${Math.min(share ?? 0, 100)}%` }}
        />
      </div>
    </div>
  );
}
