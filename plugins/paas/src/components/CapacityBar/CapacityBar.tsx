import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMooringFormats } from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './CapacityBar.module.css';

/** Above this share of what there is, new pods may find no place. */
const FULL = 0.9;

/** Props of {@link CapacityBar}. */
export interface CapacityBarProps {
  /** `CPU`, `Memory`. */
  label: string;
  /** Whether the label is to be seen, or stands in a heading already. */
  hideLabel?: boolean;
  total: number | undefined;
  requested: number | undefined;
  /** Undefined where it is not known. */
  used?: number;
  format: (amount: number) => string;
  /** Instead of how much of it is requested. */
  words?: string;
}

/** How much of what there is has been requested, and how much is used. */
export function CapacityBar(props: CapacityBarProps) {
  const { label, hideLabel, total = 0, requested = 0, used, format } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { percent } = useMooringFormats();
  if (total === 0) {
    return (
      <span className={styles.words}>
        {!hideLabel && <span className={styles.label}>{label}</span>}
        <span>—</span>
      </span>
    );
  }
  const share = requested / total;
  const amounts = { requested: format(requested), total: format(total) };
  const requestedWords =
    used === undefined
      ? t('clusters.requested', amounts)
      : t('clusters.requestedUsed', { ...amounts, used: format(used) });
  const { words = requestedWords } = props;
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        {!hideLabel && <span className={styles.label}>{label}</span>}
        <span>{words}</span>
        <span className={share > FULL ? styles.full : undefined}>
          {percent(share)}
        </span>
      </div>
      <div
        className={styles.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(requested, total)}
        aria-valuetext={words}
      >
        <div
          className={`${styles.requested} ${
            share > FULL ? styles.crowded : ''
          }`}
          style={{ width: widthOf(share) }}
        />
        {used !== undefined && (
          <div
            className={styles.used}
            style={{ width: widthOf(used / total) }}
          />
        )}
      </div>
    </div>
  );
}

function widthOf(share: number): string {
  return `${Math.min(1, share) * 100}%`;
}
