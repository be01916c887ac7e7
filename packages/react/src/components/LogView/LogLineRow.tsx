import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { memo } from 'react';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import type { LogLine } from './LogBuffer';
import styles from './LogView.module.css';
import type { PodLabel } from './podLabels';
import { splitByPattern } from './splitByPattern';

/** What is beyond is in the download only. */
const MAX_SHOWN = 8_000;

/** Props of {@link LogLineRow}. */
export interface LogLineRowProps {
  line: LogLine;
  /** Absent where all lines are of one pod. */
  pod: PodLabel | undefined;
  /** The time to show, if times are shown. */
  time: string | undefined;
  pattern: RegExp | undefined;
  isCurrent: boolean;
}

function Line(props: LogLineRowProps) {
  const { line, pod, time, pattern, isCurrent } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const rest = line.text.length - MAX_SHOWN;
  const text = rest > 0 ? line.text.slice(0, MAX_SHOWN) : line.text;
  return (
    <>
      {time !== undefined && (
        <span className={styles.time} title={line.at}>
          {time}
        </span>
      )}
      {pod && (
        <span className={styles.pod} data-tone={pod.tone} title={line.pod}>
          {pod.short}
        </span>
      )}
      <span className={line.isNote ? styles.note : styles.text}>
        {pattern
          ? splitByPattern(text, pattern).map(({ at, part, isMatch }) =>
              isMatch ? (
                <mark key={at} data-current={isCurrent || undefined}>
                  {part}
                </mark>
              ) : (
                part
              ),
            )
          : text}
        {rest > 0 && (
          <span className={styles.rest}>
            {t('log.rest', { count: rest, number: String(rest) })}
          </span>
        )}
      </span>
    </>
  );
}

/** One line: time, pod, text with what is looked for marked. */
export const LogLineRow = memo(Line);
